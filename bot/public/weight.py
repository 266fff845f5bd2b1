"""`python -m bot.public.weight`: what a parent's browser fetches to open the chat, compressed."""

from __future__ import annotations

import sys
from datetime import datetime

from bot.desk.clock import utc_now
from bot.public.assets.asset import Asset
from bot.public.assets.shelf import Shelf
from bot.public.guidance import Guidance
from bot.public.pages import Pages
from bot.settings import settings

LOADER, WHOLE = 3_000, 30_000  # bytes
FETCHED = ("panel.js", "widget.css", "widget.js")  # after the loader and the page


def weights(guidance: Guidance, now: datetime) -> dict[str, int]:
    """Each thing that is fetched, by its address, and its bytes on the way."""
    pages, shelf = Pages(guidance), Shelf()
    fetched = {"/loader.js": pages.loader(now), "/widget": pages.render("widget.html", now)}
    fetched.update({f"/static/{name}": _found(shelf, name) for name in FETCHED})
    return {address: len(each.packed or each.plain) for address, each in fetched.items()}


def _found(shelf: Shelf, name: str) -> Asset:
    found = shelf.get(name)
    if found is None:
        raise LookupError(f"There is no /static/{name}.")
    return found


def main() -> int:
    """Say what each weighs; the exit status is 1 when it is too much."""
    found = weights(Guidance.load(settings().data), utc_now())
    whole = sum(found.values())
    each = ", ".join(f"{address} {size:,}" for address, size in found.items())
    sys.stdout.write(
        f"The widget weighs {whole:,} bytes of {WHOLE:,}, compressed, file by file: {each}.\n"
    )
    if found["/loader.js"] <= LOADER and whole <= WHOLE:
        return 0
    sys.stdout.write(f"Too much: at most {LOADER:,} for the loader and {WHOLE:,} for all.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
