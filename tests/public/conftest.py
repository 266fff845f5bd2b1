"""The real site on a real port, a scripted stand-in for the assistant, and widgets to talk."""

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer

from bot.public.app import create_app
from bot.settings import Settings
from tests.clock import Clock
from tests.public.scripted import ScriptedAssistant
from tests.public.widget import Widget


@pytest.fixture
def clock() -> Clock:
    """A Friday, 19:00 in London: the drop-in is open by the calendar that is shipped."""
    return Clock()


@pytest.fixture
async def assistant():
    """Stands in for the assistant's door; `assistant.down` closes it."""
    scripted = ScriptedAssistant()
    await scripted.open()
    yield scripted
    await scripted.close()


@pytest.fixture
def settings(sqlite_url, assistant, tmp_path) -> Settings:
    return Settings(
        _env_file=None,
        var=tmp_path,
        DATABASE_URL=sqlite_url,
        REDIS_URL="",
        assistant_url=assistant.url,
        allowed_origins=["https://forum.example"],
    )


@pytest.fixture
async def site(settings, clock):
    server = TestServer(create_app(settings, clock))
    await server.start_server()
    yield server
    await server.close()


@pytest.fixture
async def browser():
    async with ClientSession() as session:
        yield session


@pytest.fixture
async def widget(site, browser):
    """A widget that has said hello."""
    widget = Widget(browser, site.make_url("/"))
    await widget.greet()
    yield widget
    await widget.leave()
