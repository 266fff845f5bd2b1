"""Every file below /static, read and compressed once when the site starts."""

from __future__ import annotations

from pathlib import Path

from bot.public.assets import minify
from bot.public.assets.asset import Asset, asset
from bot.public.assets.bundle import joined_script, joined_sheet

STATIC = Path(__file__).parent.parent / "static"
SHEETS = ("tokens", "base", "widget", "messages", "cards")
SCRIPT, SHEET, PICTURE = "text/javascript", "text/css", "image/svg+xml"
TYPES = {".js": SCRIPT, ".css": SHEET, ".svg": PICTURE}


class Shelf:
    """The assets by their path below /static."""

    def __init__(self) -> None:
        files = (path for path in STATIC.rglob("*") if path.suffix in TYPES)
        self._assets = {path.relative_to(STATIC).as_posix(): _file(path) for path in files}
        self._assets["widget.js"] = asset(widget_script(), SCRIPT)
        self._assets["widget.css"] = asset(widget_sheet(), SHEET)

    def get(self, path: str) -> Asset | None:
        """The asset of that path, if it is ours."""
        return self._assets.get(path)


def widget_script() -> str:
    """The whole chat in one script."""
    return minify.script(joined_script(STATIC / "widget" / "main.js"))


def widget_sheet() -> str:
    """All that styles the chat, in one sheet."""
    return minify.sheet(joined_sheet(STATIC / "style", SHEETS))


def _file(path: Path) -> Asset:
    text = path.read_text(encoding="utf-8")
    kind = TYPES[path.suffix]
    shrink = {SCRIPT: minify.script, SHEET: minify.sheet}.get(kind, str)
    return asset(shrink(text), kind)
