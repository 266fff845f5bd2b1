"""The real console on a real port, with a clock that only a test moves."""

import pytest
from aiohttp import ClientSession, CookieJar
from aiohttp.test_utils import TestServer

from bot.console import keys
from bot.console.app import create_app
from bot.settings import Settings
from tests.clock import Clock
from tests.console.live import Socket
from tests.console.officers import PASSWORD, hire


class Browser:
    """One officer's browser: its own cookies, and the headers a browser sends."""

    def __init__(self, server) -> None:
        self.server = server
        self.origin = str(server.make_url("/")).rstrip("/")
        self.session = ClientSession(cookie_jar=CookieJar(unsafe=True))

    async def get(self, path: str, **more):
        return await self.session.get(self.server.make_url(path), allow_redirects=False, **more)

    async def post(self, path: str, json=None, data=None, origin=None, **more):
        headers = {"Origin": origin or self.origin}
        url = self.server.make_url(path)
        body = {"data": data} if data is not None else {"json": json or {}}
        return await self.session.post(url, headers=headers, allow_redirects=False, **body, **more)

    async def sign_in(self, person, password: str = PASSWORD, code: str | None = None):
        given = {"login": person.login, "password": password, "code": code or person.code()}
        return await self.post("/sign-in", data=given)

    async def live(self):
        url = self.server.make_url("/live")
        return await self.session.ws_connect(url, headers={"Origin": self.origin})


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(sqlite_url, tmp_path) -> Settings:
    return Settings(_env_file=None, var=tmp_path, DATABASE_URL=sqlite_url, REDIS_URL="")


@pytest.fixture
def look_again() -> float:
    """Seconds until the console looks again for lost officers; the clock here jumps by minutes."""
    return 3600.0


@pytest.fixture
async def console(settings, clock, look_again, monkeypatch):
    monkeypatch.setattr("bot.desk.keeper.QUICK_SECONDS", look_again)
    server = TestServer(create_app(settings, clock))
    await server.start_server()
    yield server
    await server.close()


@pytest.fixture
def desk(console):
    return console.app[keys.DESK]


@pytest.fixture
def room(console):
    return console.app[keys.STAFFROOM]


@pytest.fixture
async def browser(console):
    """Makes browsers, and closes them all."""
    made = []

    def new() -> Browser:
        made.append(Browser(console))
        return made[-1]

    yield new
    for one in made:
        await one.session.close()


@pytest.fixture
def staff(room, desk, clock):
    """Hires people."""

    async def staff(name: str, role: str = "officer", number: str = "4711"):
        return await hire(room, desk, clock, name, role, number=number)

    return staff


@pytest.fixture
def signed_in(browser, staff):
    """A new person of that role, signed in: their browser and themselves."""

    async def signed_in(name: str = "PC Sam", role: str = "officer"):
        person, mine = await staff(name, role), browser()
        answer = await mine.sign_in(person)
        assert answer.status == 303, await answer.text()
        return mine, person

    return signed_in


@pytest.fixture
def parent(desk):
    """A parent who wrote something and waits; the conversation's id."""

    async def parent(text: str = "hello", urgency: str = "none", topic: str = "grooming") -> str:
        started, _token = await desk.conversations.start()
        await desk.messages.receive(started.id, client_id="first", text=text)
        because = ["the words"] if urgency != "none" else []
        await desk.conversations.set_reading(
            started.id, topic=topic, urgency=urgency, because=because
        )
        await desk.queue.join(started.id, summary={"child": "a son, 13"})
        return started.id

    return parent


@pytest.fixture
def connect():
    """Opens a browser's socket, and waits until it has told of the room."""

    async def connect(browser: Browser) -> Socket:
        socket = Socket(await browser.live())
        await socket.next("room")
        return socket

    return connect
