"""`make screenshots`: every state at four widths, light and dark, into docs/images/states."""

from __future__ import annotations

import argparse
import asyncio
import base64
import sys

from playwright.async_api import Page, expect

from bot.settings import ROOT
from tests.browser.stage import Stage
from tests.browser.states import STATES
from tests.pictures.album import HEIGHTS, SCHEMES, WIDTHS, write_page
from tests.pictures.studio import Studio, studio

PATIENCE = 90_000  # milliseconds: the assistant may still be warming up
IMAGES = ROOT / "docs" / "images" / "states"


async def take(made: Studio, name: str, width: int) -> None:
    """One state at one width, in both schemes."""
    context = await made.browser.new_context(
        viewport={"width": width, "height": HEIGHTS[width]}, reduced_motion="reduce"
    )
    page = await context.new_page()
    stage = Stage(page, made.site.url, made.desk, made.without_clinic.url, made.mortal, alone=False)
    await STATES[name](stage)
    for scheme in SCHEMES:
        await page.emulate_media(color_scheme=scheme)
        keep(await picture(page), f"{name}-{width}-{scheme}")
    await context.close()
    if not made.mortal.alive:
        await made.mortal.start()


async def take_without_scripts(made: Studio, width: int) -> None:
    """The chat's own page in a browser that runs no script at all."""
    for scheme in SCHEMES:
        context = await made.scriptless.new_context(
            viewport={"width": width, "height": HEIGHTS[width]}, color_scheme=scheme
        )
        page = await context.new_page()
        await page.goto(f"{made.site.url}/widget")
        keep(await picture(page), f"no-scripts-{width}-{scheme}")
        await context.close()


async def picture(page: Page) -> bytes:
    """The page as WebP, which Playwright itself does not make."""
    session = await page.context.new_cdp_session(page)
    wanted = {"format": "webp", "quality": 78}
    taken = await session.send("Page.captureScreenshot", wanted)
    await session.detach()
    return base64.b64decode(taken["data"])


def keep(taken: bytes, name: str) -> None:
    """Put it where the documentation looks for it."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    (IMAGES / f"{name}.webp").write_bytes(taken)


async def main(only: list[str], widths: list[int]) -> None:
    """Take them all, or only those."""
    expect.set_options(timeout=PATIENCE)
    async with studio() as made:
        for width in widths:
            for name in only or STATES:
                sys.stderr.write(f"{name} at {width}\n")
                await take(made, name, width)
            if not only:
                await take_without_scripts(made, width)
    write_page()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("states", nargs="*", choices=[[], *STATES])
    parser.add_argument("--width", type=int, action="append", choices=WIDTHS)
    given = parser.parse_args()
    asyncio.run(main(given.states, given.width or list(WIDTHS)))
