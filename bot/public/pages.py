"""The pages: the demo, the widget, the numbers without JavaScript, help with leaving."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.desk.clock import utc_now
from bot.public import keys
from bot.public.guidance import EMERGENCY, IMAGES, Guidance

HERE = Path(__file__).parent
STATIC = HERE / "static"
EXIT_URL = "https://www.bbc.co.uk/weather"


class Pages:
    """Renders the templates with the directory's cards as they stand now."""

    def __init__(self, guidance: Guidance) -> None:
        self._guidance = guidance
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
        )

    def render(self, template: str, now: datetime) -> str:
        """One page as HTML."""
        return self._templates.get_template(template).render(self._context(now))

    def loader(self, now: datetime) -> str:
        """The script that site owners include, with the emergency services in it."""
        script = (STATIC / "loader.js").read_text(encoding="utf-8")
        services = self._guidance.emergency_json(now)
        return script.replace('"__SERVICES__"', services).replace("__EXIT__", EXIT_URL)

    def _context(self, now: datetime) -> dict[str, Any]:
        return {
            "services": self._guidance.cards(EMERGENCY, now),
            "image_services": self._guidance.cards(IMAGES, now),
            "all_services": self._guidance.all_cards(now),
            "exit_url": EXIT_URL,
        }


def page(template: str) -> Any:
    """A handler that shows `template`."""

    async def show(request: web.Request) -> web.Response:
        html = request.app[keys.PAGES].render(template, utc_now())
        return web.Response(text=html, content_type="text/html")

    return show


async def loader(request: web.Request) -> web.Response:
    """GET /loader.js."""
    script = request.app[keys.PAGES].loader(utc_now())
    return web.Response(text=script, content_type="text/javascript")


async def static(request: web.Request) -> web.StreamResponse:
    """GET /static/…: a file of ours, and nothing outside its folder."""
    path = (STATIC / request.match_info["path"]).resolve()
    if not path.is_relative_to(STATIC) or not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path)
