"""Real Chromium against the real console and the real public site, on one database."""

import os
import shutil

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from playwright.async_api import async_playwright, expect

from bot.public.app import create_app as create_public
from tests.browser.chat import open_alone
from tests.console.browser.desk import OfficerDesk
from tests.console.browser.killed import MortalBrowser
from tests.public.scripted import ScriptedAssistant
from tests.public.widget import Widget

expect.set_options(timeout=20_000)


PATH = os.environ.get("CHROMIUM") or shutil.which("chromium")


@pytest.fixture
async def playwright():
    async with async_playwright() as playwright:
        yield playwright


@pytest.fixture
async def chromium(playwright):
    browser = await playwright.chromium.launch(executable_path=PATH, args=["--no-sandbox"])
    yield browser
    await browser.close()


@pytest.fixture
def mortal(tmp_path):
    """A browser that a test may kill."""
    mortal = MortalBrowser(PATH, tmp_path / "profile")
    yield mortal
    mortal.kill()


@pytest.fixture
async def chat_at(public, chromium):
    """Opens the real widget in a browser profile of its own."""

    async def chat_at():
        context = await chromium.new_context()
        return await open_alone(await context.new_page(), str(public.make_url("/")).rstrip("/"))

    return chat_at


@pytest.fixture
async def officer_at(chromium, console, staff):
    """Hires somebody, signs them in through the form, and tests the sound; their desk."""
    faults = []

    async def officer_at(
        name: str = "PC Sam", role: str = "officer", *, browser=chromium, prepare=None
    ):
        person = await staff(name, role)
        context = await browser.new_context(viewport={"width": 1600, "height": 900})
        if prepare is not None:
            await prepare(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{name}: {error}"))
        page.on(
            "console", lambda m: faults.append(m.text) if "Content Security" in m.text else None
        )
        desk = OfficerDesk(page, str(console.make_url("/")).rstrip("/"), person)
        await desk.sign_in()
        return desk

    yield officer_at
    assert faults == []


@pytest.fixture
async def assistant():
    scripted = ScriptedAssistant()
    await scripted.open()
    yield scripted
    await scripted.close()


@pytest.fixture
async def public(settings, assistant, clock, console):
    """The parents' site, beside the console on the same database and the same clock."""
    own = settings.model_copy(update={"assistant_url": assistant.url})
    server = TestServer(create_public(own, clock))
    await server.start_server()
    yield server
    await server.close()


@pytest.fixture
async def new_parent(public):
    """A parent with a real socket who said something and joined the clinic."""
    sessions = []

    async def new_parent(text: str) -> Widget:
        sessions.append(ClientSession())
        widget = Widget(sessions[-1], public.make_url("/"))
        await widget.greet()
        await widget.said(text)
        [widget.conversation] = {f["conversation"] for f in widget.frames if f.get("conversation")}
        await widget.next("message", author="assistant")
        await widget.send("join_clinic")
        await widget.next("place")
        return widget

    yield new_parent
    for session in sessions:
        await session.close()
