"""The names under which the application keeps its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.desk.clock import Clock
    from bot.public.asker import Asker
    from bot.public.assets.shelf import Shelf
    from bot.public.assistant import Assistant
    from bot.public.clinic import Clinic
    from bot.public.connections import Connections
    from bot.public.guidance import Guidance
    from bot.public.limits import Paces
    from bot.public.openings import Openings
    from bot.public.pages import Pages
    from bot.public.policies import Policy

SETTINGS = web.AppKey("settings", Settings)
CLOCK: web.AppKey[Clock] = web.AppKey("clock")
DESK: web.AppKey[Desk] = web.AppKey("desk")
ASSISTANT: web.AppKey[Assistant] = web.AppKey("assistant")
ASKER: web.AppKey[Asker] = web.AppKey("asker")
CLINIC: web.AppKey[Clinic] = web.AppKey("clinic")
GUIDANCE: web.AppKey[Guidance] = web.AppKey("guidance")
PAGES: web.AppKey[Pages] = web.AppKey("pages")
SHELF: web.AppKey[Shelf] = web.AppKey("shelf")
OPENINGS: web.AppKey[Openings] = web.AppKey("openings")
PACES: web.AppKey[Paces] = web.AppKey("paces")
CONNECTIONS: web.AppKey[Connections] = web.AppKey("connections")
POLICIES: web.AppKey[dict[tuple[str, str], Policy]] = web.AppKey("policies")
