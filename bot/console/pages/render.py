"""Render the templates, with what every page has: who is signed in, and where they may go."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.console import keys
from bot.console.policies import (
    ADMIN_PAGE,
    DESK_PAGE,
    FIGURES_PAGE,
    SERVICE_PAGE,
    STAFF_PAGE,
    SUPERVISOR_PAGE,
)
from bot.desk.officers.accounts import Officer

LONDON = ZoneInfo("Europe/London")
PLACES = (
    ("/desk", "Desk", DESK_PAGE),
    ("/callbacks", "Callbacks", SERVICE_PAGE),
    ("/verify", "Check a phrase", SERVICE_PAGE),
    ("/forum", "Forum", SERVICE_PAGE),
    ("/dashboard", "Figures", FIGURES_PAGE),
    ("/audit", "Audit", SUPERVISOR_PAGE),
    ("/accounts", "Accounts", ADMIN_PAGE),
    ("/account", "My account", STAFF_PAGE),
)


def moment(at: datetime | None) -> str:
    """A moment on a London clock, for reading."""
    return at.astimezone(LONDON).strftime("%a %-d %b, %H:%M") if at else "–"


def spaced(code: str | None) -> str:
    """A code as words: `report_remove` becomes `report remove`."""
    return (code or "–").replace("_", " ")


class Pages:
    """The templates."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(Path(__file__).parent.parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters |= {"moment": moment, "spaced": spaced}

    def render(self, template: str, officer: Officer | None, **content: Any) -> str:
        """One page as HTML."""
        places = [(at, name) for at, name, policy in PLACES if officer and policy.admits(officer)]
        return self._templates.get_template(template).render(
            officer=officer, places=places, **content
        )


def show(request: web.Request, template: str, *, status: int = 200, **content: Any) -> web.Response:
    """Answer with a page."""
    officer = request.get(keys.OFFICER)
    html = request.app[keys.PAGES].render(template, officer, here=request.path, **content)
    return web.Response(text=html, content_type="text/html", status=status)
