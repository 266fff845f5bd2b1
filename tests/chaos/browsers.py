"""People at real browser tabs: the widget's own page, and the officers' own desk."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Page, async_playwright

from bot.desk import Desk
from tests.browser.chat import Chat
from tests.browser.officer import conversation_of
from tests.chaos.cable import Cable
from tests.chaos.somebody import Somebody
from tests.chaos.tabs import OfficerEnd, ParentEnd, Tab
from tests.console.browser.desk import OfficerDesk

SMALL = {"width": 480, "height": 480}  # less to paint: nobody looks
NO_SOCKETS = "WebSocket = class { constructor() { throw Error(); } };"


class Browsers:
    """Opens a tab for each."""

    def __init__(self, browser: Browser, desk: Desk) -> None:
        self._browser, self._desk = browser, desk

    async def parent(self, cable: Cable, number: int) -> ParentEnd:
        """A parent who has said hello; every fourth where sockets are blocked."""
        page = await self._page(NO_SOCKETS if number % 4 == 3 else "")
        await page.goto(f"{cable.address}/widget")
        chat = Chat(page, page)
        await chat.ask("hello")
        tab = Tab(page, cable, await page.context.new_cdp_session(page), reloads=True)
        return ParentEnd(tab, await conversation_of(self._desk, chat), f"parent {number}")

    async def officer(self, cable: Cable, who: Somebody) -> Tab:
        """An officer who has signed in and sits at the desk."""
        page = await self._page()
        await OfficerDesk(page, cable.address, who).sign_in()
        return Tab(page, cable, await page.context.new_cdp_session(page))

    async def ends(self, tab: Tab, parents: Sequence[str]) -> list[OfficerEnd]:
        """The officer's end of each of these conversations."""
        for conversation in parents:
            await tab.page.wait_for_selector(f'[data-conversation="{conversation}"] textarea')
        return [OfficerEnd(tab, one, f"officer to {one[:6]}") for one in parents]

    async def _page(self, script: str = "") -> Page:
        context = await self._browser.new_context(viewport=SMALL, reduced_motion="reduce")
        if script:
            await context.add_init_script(script)
        return await context.new_page()


@asynccontextmanager
async def browsers(desk: Desk) -> AsyncIterator[Browsers]:
    """People with one Chromium."""
    async with async_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield Browsers(browser, desk)
        await browser.close()
