"""Real Chromium against the real public site; the assistant's door is scripted."""

import os
import shutil
import socket
from inspect import iscoroutinefunction
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from bot.desk import Desk
from bot.desk.redis_bus import RedisBus
from tests.browser.calendar import ALWAYS, NEVER, data_with_clinic
from tests.browser.chat import open_alone, open_on_page
from tests.browser.door import Door
from tests.browser.officer import AlwaysOpen
from tests.browser.server import Server
from tests.browser.shop import Shop

HERE = Path(__file__).parent
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items) -> None:
    """One browser serves all these tests, so they share one event loop."""
    for item in items:
        if HERE in item.path.parents and iscoroutinefunction(item.function):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


def shared(function):
    return pytest_asyncio.fixture(loop_scope="session", scope="session")(function)


def each(function):
    return pytest_asyncio.fixture(loop_scope="session")(function)


def any_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@shared
async def chromium():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        await browser.close()


@shared
async def assistant():
    """The assistant's door, scripted: `you said: …`, or what `assistant.plans` holds."""
    scripted = Door()
    await scripted.open()
    yield scripted
    await scripted.close()


@shared
async def environment(assistant, sqlite_template, tmp_path_factory, redis_url):
    """One database, one Redis: so a test can act as the desk while a browser watches."""
    database = tmp_path_factory.mktemp("site") / "dropin.db"
    shutil.copy(sqlite_template, database)
    return {
        "DATABASE_URL": f"sqlite:///{database}",
        "REDIS_URL": redis_url,
        "DROPIN_ASSISTANT_URL": assistant.url,
        "DROPIN_DATA": data_with_clinic(database.parent, ALWAYS),
        "DROPIN_ALLOWED_ORIGINS": '["http://localhost:*"]',
    }


@shared
async def site(environment):
    """The running site that most tests share; its address."""
    server = Server(any_port(), environment)
    await server.start()
    yield server.url
    await server.kill()


@each
async def own_server(environment):
    """A site of the test's own, to be killed and started again."""
    server = Server(any_port(), environment)
    await server.start()
    yield server
    await server.kill()


@each
async def closed_site(environment, tmp_path):
    """A site whose clinic has no session today or ever; its address."""
    data = {"DROPIN_DATA": data_with_clinic(tmp_path, NEVER)}
    server = Server(any_port(), {**environment, **data})
    await server.start()
    yield server.url
    await server.kill()


@shared
async def desk(environment):
    """The desk in this process, for what officers do; its clinic is always open."""
    bus = await RedisBus.open(environment["REDIS_URL"])
    desk = await Desk.open(environment["DATABASE_URL"], bus=bus, hours=AlwaysOpen())
    yield desk
    await desk.close()


@each
async def context(chromium):
    """A fresh browser profile, which must never complain in its console."""
    context = await chromium.new_context()
    yield context
    await context.close()


@each
async def page(context):
    return await context.new_page()


@each
async def shop(site):
    """A site that is not ours, with our loader on its page."""
    shop = Shop(f"{site}/loader.js")
    await shop.server.start_server()
    yield shop
    await shop.server.close()


@each
async def alone(page, site):
    """The widget's own page."""
    return await open_alone(page, site)


@each
async def chat(page, site):
    """The chat, opened on the demonstration page."""
    return await open_on_page(page, site)
