"""The pages: the demo, the widget, the numbers without JavaScript, help with leaving."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.public import keys
from bot.public.assets import minify
from bot.public.assets.asset import Asset, answer, asset
from bot.public.assets.shelf import SCRIPT, STATIC
from bot.public.guidance import EMERGENCY, IMAGES, Guidance

HERE = Path(__file__).parent
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

    def render(self, template: str, now: datetime) -> Asset:
        """One page as HTML."""
        html = self._templates.get_template(template).render(self._context(now))
        return asset(html, "text/html")

    def loader(self, now: datetime) -> Asset:
        """The script that site owners include, with the emergency services in it."""
        script = minify.script((STATIC / "loader.js").read_text(encoding="utf-8"))
        services = self._guidance.emergency_json(now)
        text = script.replace('"__SERVICES__"', services).replace("__EXIT__", EXIT_URL)
        return asset(text, SCRIPT)

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
        app = request.app
        return answer(request, app[keys.PAGES].render(template, app[keys.CLOCK]()))

    return show


async def loader(request: web.Request) -> web.Response:
    """GET /loader.js."""
    app = request.app
    return answer(request, app[keys.PAGES].loader(app[keys.CLOCK]()))


async def static(request: web.Request) -> web.Response:
    """GET /static/…: a file of ours, and nothing outside its folder."""
    found = request.app[keys.SHELF].get(request.match_info["path"])
    if found is None:
        raise web.HTTPNotFound
    return answer(request, found)
