"""Every answer on one page as the widget shows it, for an editor to read: one file, no server."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.content.collection import Collection
from bot.content.preview.page import checks, sections, starters
from bot.content.preview.words import blocks
from bot.content.readability import fill

HERE = Path(__file__).parent
SHEETS = ("tokens", "base", "messages", "cards")
STYLE = HERE.parents[1] / "public" / "static" / "style"


def write_preview(content: Collection, path: Path) -> Path:
    """Write the page to `path` and return it; nothing on it is fetched from anywhere."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render(content, datetime.now(UTC)), encoding="utf-8")
    return path


def render(content: Collection, now: datetime) -> str:
    """The page as HTML, its services open or closed as of `now` (aware)."""
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("preview.html").render(**_shown(content, now))


def _shown(content: Collection, now: datetime) -> dict[str, Any]:
    # The widget's own style sheets: what an editor sees is what a parent sees.
    sheets = [STYLE / f"{name}.css" for name in SHEETS] + [HERE / "preview.css"]
    styles = "\n".join(path.read_text(encoding="utf-8") for path in sheets)
    script = (HERE / "preview.js").read_text(encoding="utf-8")
    return {
        "sections": sections(content, now),
        "checks": checks(content),
        "triage": content.triage,
        "plans": list(content.plans.items()),
        "starters": starters(content),
        "fill": lambda text: fill(text, content.directory),
        "blocks": blocks,
        "today": content.today,
        "styles": Markup(styles),  # noqa: S704 - our own files, not what anybody typed
        "script": Markup(script),  # noqa: S704
    }
