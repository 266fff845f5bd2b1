"""A fake forum, our real routes, engine and database, and a clock that only a test moves."""

from datetime import timedelta
from functools import cache

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.desk import Desk
from bot.public import keys
from bot.public.assistant import Assistant
from bot.public.forum import site
from bot.public.forum.curated import Curated
from bot.public.forum.part import ForumPart
from bot.public.forum.workers import drain
from bot.public.routes import install
from bot.settings import ROOT, Settings
from examples.fake_forum import FakeForum
from examples.fake_forum.forum import API_KEY, BOT, SECRET
from tests.forum.reader import Reader

CHAT = "http://chat.example"
SAFE = {"_env_file": None, "REDIS_URL": ""}


def settings_for(forum_url, database_url, assistant_url, without="", **more) -> Settings:
    values = {
        "DATABASE_URL": database_url,
        "assistant_url": assistant_url,
        "forum_platform": "discourse",
        "forum_url": forum_url,
        "forum_user": BOT,
        "forum_webhook_secret": SECRET,
        "forum_api_key": API_KEY,
        "forum_chat_url": CHAT,
        "forum_file": ROOT / "tests/forum/boards.yml",
    }
    missing = {without: ""} if without else {}
    return Settings(**{**SAFE, **values, **more, **missing})


@cache
def curated() -> Curated:
    """The curated files, read once for all tests."""
    return Curated.load(ROOT / "data")


class Process:
    """One of our processes: its routes on a port; it works when told to."""

    def __init__(self, settings, clock) -> None:
        self.settings, self.clock = settings, clock

    async def open(self) -> None:
        self.session = ClientSession()
        self.desk = await Desk.open(self.settings.database_url, clock=self.clock)
        secret = self.settings.assistant_secret.get_secret_value()
        assistant = Assistant(self.session, self.settings.assistant_url, secret)
        self.part = ForumPart(self.settings, self.desk, assistant, self.session, curated())
        app = web.Application()
        app[keys.DESK], app[site.FORUM] = self.desk, self.part
        install(app, site.ROUTES)
        self.server = TestServer(app)
        await self.server.start_server()

    @property
    def hook_url(self) -> str:
        return str(self.server.make_url(f"/forum/{self.settings.forum_platform}/webhook"))

    async def close(self) -> None:
        await self.server.close()
        await self.part.close()
        await self.desk.close()
        await self.session.close()

    async def work(self) -> None:
        """Decide and send all that can be done at this moment."""
        await drain(self.part.engine.step)
        await drain(self.part.sender.step)


class World:
    """Everything a test needs."""

    def __init__(self, database_url, clock) -> None:
        self.database_url, self.clock = database_url, clock
        self.forum, self.assistant = FakeForum(clock), Reader()

    async def open(self) -> None:
        await self.assistant.open()
        await self.forum.open()
        settings = settings_for(self.forum.url, self.database_url, self.assistant.url)
        self.process = Process(settings, self.clock)
        await self.process.open()
        self.forum.hooks.url = self.process.hook_url

    async def close(self) -> None:
        await self.process.close()
        await self.forum.close()
        await self.assistant.close()

    @property
    def desk(self):
        return self.process.part.forum

    @property
    def part(self) -> ForumPart:
        return self.process.part

    async def work(self) -> None:
        await self.process.work()

    async def work_to_the_end(self) -> None:
        """Work, and move the clock to whatever is due next, until nothing waits."""
        await self.work()
        for _ in range(10_000):
            due = await self.desk.outbox.next_due()
            waiting = await self.desk.inbox.waiting()
            if due is None and not waiting:
                return
            self.clock.now = max(due or self.clock.now, self.clock.now) + timedelta(seconds=1)
            await self.work()
        raise AssertionError("something waits for ever")

    async def decisions(self):
        """The console's view of what came in, oldest first."""
        return (await self.desk.console.came_in(limit=10_000))[::-1]

    async def last(self):
        return (await self.decisions())[-1]
