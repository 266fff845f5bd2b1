"""The page of pictures: docs/states.md, one heading a state, its widths side by side."""

from __future__ import annotations

from bot.settings import ROOT
from tests.browser.states import STATES

HEIGHTS = {320: 568, 375: 740, 768: 1000, 1280: 800}
WIDTHS = tuple(HEIGHTS)
SCHEMES = ("light", "dark")
PAGE = ROOT / "docs" / "states.md"
NO_SCRIPTS = "Without JavaScript: the numbers and whom to call."
HEAD = """# Every state, as parents see it

Taken of the running software by `make screenshots`, which starts what it needs and writes this
page; the states are those of `tests/browser/states.py`, at which axe looks too. Phones are 320 and
375 pixels wide, the others 768 and 1280.
"""


def write_page() -> None:
    """Write it anew."""
    about = {name: state.__doc__ or "" for name, state in STATES.items()}
    about["no-scripts"] = NO_SCRIPTS
    parts = [HEAD, *(_section(name, text) for name, text in about.items())]
    PAGE.write_text("\n".join(parts), encoding="utf-8")


def _section(name: str, text: str) -> str:
    rows = [_row(name, scheme) for scheme in SCHEMES]
    widths = " | ".join(str(width) for width in WIDTHS)
    line = "|".join("---" for _ in WIDTHS)
    title = name.replace("-", " ").capitalize()
    return "\n".join([f"## {title}", "", text, "", f"| {widths} |", f"|{line}|", *rows, ""])


def _row(name: str, scheme: str) -> str:
    files = {width: f"images/states/{name}-{width}-{scheme}.webp" for width in WIDTHS}
    cells = (
        f"![{name}, {width} pixels, {scheme}]({file})" if (PAGE.parent / file).is_file() else ""
        for width, file in files.items()
    )
    return f"| {' | '.join(cells)} |"
