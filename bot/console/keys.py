"""The names under which the application keeps its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from bot.desk.clock import Clock
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.console.live.sockets import Sockets
    from bot.console.pages.render import Pages
    from bot.console.policies import Policy
    from bot.content.canned import Scripts
    from bot.desk import Desk
    from bot.desk.officers.accounts import Officer
    from bot.desk.staffroom import Staffroom

SETTINGS = web.AppKey("settings", Settings)
CLOCK: web.AppKey[Clock] = web.AppKey("clock")
DESK: web.AppKey[Desk] = web.AppKey("desk")
STAFFROOM: web.AppKey[Staffroom] = web.AppKey("staffroom")
PAGES: web.AppKey[Pages] = web.AppKey("pages")
SCRIPTS: web.AppKey[Scripts] = web.AppKey("scripts")
BOARDS: web.AppKey[dict[str, str]] = web.AppKey("boards")
CAPACITY = web.AppKey("capacity", int)
SOCKETS: web.AppKey[Sockets] = web.AppKey("sockets")
POLICIES: web.AppKey[dict[tuple[str, str], Policy]] = web.AppKey("policies")
OFFICER: web.RequestKey[Officer] = web.RequestKey("officer")
TOKEN = web.RequestKey("token", str)
