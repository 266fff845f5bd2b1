"""The officers' console: its parts put together."""

from __future__ import annotations

from collections.abc import AsyncIterator

from aiohttp import web

from bot.console import keys
from bot.console.guard import guard
from bot.console.headers import add_headers
from bot.console.live.sockets import Sockets
from bot.console.pages.render import Pages
from bot.console.routes import install
from bot.console.ways_in import ROUTES
from bot.content.boards import ForumFile
from bot.content.canned import Scripts
from bot.content.services import Directory
from bot.desk import Desk, schema
from bot.desk.buses import open_bus
from bot.desk.clinic.hours import Hours
from bot.desk.clock import Clock, utc_now
from bot.desk.keeper import Keeper
from bot.desk.mail.postman import rounds
from bot.desk.staffroom import Staffroom
from bot.settings import Settings


def create_app(settings: Settings, clock: Clock = utc_now) -> web.Application:
    """The console for `settings`; the database is opened when it starts.

    Raises:
        ContentError: a curated file cannot be used.
    """
    app = web.Application(middlewares=[guard])
    app[keys.SETTINGS], app[keys.CLOCK] = settings, clock
    app[keys.PAGES], app[keys.SOCKETS] = Pages(), Sockets()
    directory = Directory.load(settings.data / "services.yml")
    app[keys.SCRIPTS] = Scripts.load(settings.data / "canned.yml", directory)
    boards = ForumFile.load(settings.forum_file).boards
    app[keys.BOARDS] = {number: board.name for number, board in boards.items()}
    install(app, ROUTES)
    app.on_response_prepare.append(add_headers)
    app.on_shutdown.append(_say_goodbye)
    app.cleanup_ctx.extend([_open_desk, _look_after])
    return app


async def _open_desk(app: web.Application) -> AsyncIterator[None]:
    settings, key = app[keys.SETTINGS], app[keys.SETTINGS].console_secret.get_secret_value()
    if settings.env == "development":
        await schema.migrate(settings.database_url)
    hours = Hours.load(settings.data / "clinic.yml")
    bus, words = await open_bus(settings), proof_words(settings)
    desk = await Desk.open(
        settings.database_url, bus=bus, clock=app[keys.CLOCK], hours=hours, key=key
    )
    await schema.check(desk.database)
    app[keys.DESK], app[keys.CAPACITY] = desk, hours.capacity
    app[keys.STAFFROOM] = Staffroom(desk, key=key, words=words, capacity=hours.capacity)
    yield
    await desk.close()


async def _look_after(app: web.Application) -> AsyncIterator[None]:
    desk = app[keys.DESK]
    keeper = Keeper(desk, rounds(desk, app[keys.SETTINGS]))
    keeper.start()
    yield
    await keeper.close()


def proof_words(settings: Settings) -> list[str]:
    """The words phrases of proof are made of: short, plain, easy to say on the phone."""
    return (settings.data / "proof_words.txt").read_text(encoding="utf-8").split()


async def _say_goodbye(app: web.Application) -> None:
    await app[keys.SOCKETS].close()
