"""The parents' site: its parts put together."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
from aiohttp import web

from bot.desk import Desk, schema
from bot.desk.buses import open_bus
from bot.desk.clinic.hours import Hours
from bot.desk.clock import Clock, utc_now
from bot.desk.keeper import Keeper
from bot.desk.mail.postman import rounds
from bot.public import keys
from bot.public.asker import Asker
from bot.public.assets.shelf import Shelf
from bot.public.assistant import Assistant
from bot.public.chores import chores
from bot.public.clinic import Clinic
from bot.public.connections import Connections
from bot.public.forgetting import Forgetting
from bot.public.forum import site as forum
from bot.public.guard import guard
from bot.public.guidance import Guidance
from bot.public.headers import add_headers
from bot.public.health import healthz, readyz
from bot.public.limits import Paces
from bot.public.listening import Listener
from bot.public.openings import Openings
from bot.public.pages import Pages, loader, page, static
from bot.public.policies import ASSET, CHAT, FRAME, HEALTH, LOADER, PAGE
from bot.public.poll import poll
from bot.public.routes import Route, install
from bot.public.socket import socket
from bot.settings import Settings

ROUTES = (
    Route("GET", "/", page("demo.html"), PAGE),
    Route("GET", "/widget", page("widget.html"), FRAME),
    Route("GET", "/numbers", page("numbers.html"), PAGE),
    Route("GET", "/exit-help", page("exit_help.html"), PAGE),
    Route("GET", "/loader.js", loader, LOADER),
    Route("GET", "/static/{path:.+}", static, ASSET),
    Route("GET", "/socket", socket, CHAT),
    Route("POST", "/poll", poll, CHAT),
    Route("GET", "/healthz", healthz, HEALTH),
    Route("GET", "/readyz", readyz, HEALTH),
    *forum.ROUTES,
)


def create_app(settings: Settings, clock: Clock = utc_now) -> web.Application:
    """The site for `settings`; the database is opened when it starts.

    Raises:
        ContentError: a curated file that parents may need cannot be used.
    """
    app = web.Application(middlewares=[guard])
    app[keys.SETTINGS], app[keys.CLOCK] = settings, clock
    app[keys.GUIDANCE] = guidance = Guidance.load(settings.data)
    app[keys.PAGES], app[keys.SHELF] = Pages(guidance), Shelf()
    app[keys.CONNECTIONS], app[keys.PACES] = Connections(), Paces()
    install(app, ROUTES)
    app.on_response_prepare.append(add_headers)
    app.on_shutdown.append(_say_goodbye)
    app.cleanup_ctx.extend([_open_desk, _open_assistant, _look_after, forum.open_forum])
    return app


async def _open_desk(app: web.Application) -> AsyncIterator[None]:
    settings = app[keys.SETTINGS]
    if settings.env == "development":
        await schema.migrate(settings.database_url)
    hours = Hours.load(settings.data / "clinic.yml")
    bus = await open_bus(settings)
    desk = await Desk.open(settings.database_url, bus=bus, clock=app[keys.CLOCK], hours=hours)
    await schema.check(desk.database)
    app[keys.DESK] = desk
    yield
    await desk.close()


async def _open_assistant(app: web.Application) -> AsyncIterator[None]:
    settings = app[keys.SETTINGS]
    async with aiohttp.ClientSession() as session:
        secret = settings.assistant_secret.get_secret_value()
        assistant = Assistant(session, settings.assistant_url, secret)
        listener = Listener(app[keys.DESK], assistant)
        clinic = Clinic(app[keys.DESK], listener)
        asker = Asker(app[keys.DESK], assistant, app[keys.GUIDANCE], clinic)
        app[keys.ASSISTANT], app[keys.CLINIC], app[keys.ASKER] = assistant, clinic, asker
        app[keys.OPENINGS] = Openings(clinic.state)
        listener.resume()
        yield
        await asker.close()
        await listener.close()


async def _look_after(app: web.Application) -> AsyncIterator[None]:
    desk = app[keys.DESK]
    post = rounds(desk, app[keys.SETTINGS])
    forgetting = Forgetting(desk, app[keys.ASSISTANT])
    keeper = Keeper(desk, [*chores(desk, app[keys.OPENINGS], forgetting), *post])
    keeper.start()
    yield
    await keeper.close()


async def _say_goodbye(app: web.Application) -> None:
    await app[keys.CONNECTIONS].close()
