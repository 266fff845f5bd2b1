"""Where a state is shown: a page, the sites behind it, and the desk for the officers' part."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from playwright.async_api import Page, expect
from sqlalchemy import update

from bot.desk import Desk
from bot.desk.tables import LeaseRow
from tests.browser.chat import Chat, open_alone, open_here, open_on_page
from tests.browser.officer import Officer
from tests.browser.server import Server

# What a parent says in the states that are shown. The scripted assistant knows these words too.
ASKS = {
    "answer": "someone is threatening to send my sons pictures to his friends unless he pays",
    "choices": "its about the thing with him and the other one you know",
    "emergency": "she has gone to meet him and her phone is off",
    "plan": "could i have all of that as a plan i can print",
    "clinic": "can i talk to a police officer about this",
}


@dataclass
class Stage:
    """`alone` shows the widget's own page; else it is opened on a parents' page, as parents do."""

    page: Page
    site: str
    desk: Desk
    without_clinic: str = ""
    mortal: Server | None = None
    alone: bool = True
    chat: Chat = field(init=False)

    async def open(self, site: str = "") -> Chat:
        """The chat, ready to be written in."""
        start = open_alone if self.alone else open_on_page
        self.chat = await start(self.page, site or self.site)
        return self.chat

    async def look_at(self, path: str) -> None:
        """A page that stands by itself."""
        await self.page.goto(self.site + path)

    async def press_launcher(self) -> Chat:
        """The chat is being opened on the page; it may never come."""
        self.chat = await open_here(self.page)
        return self.chat

    async def ask(self, about: str) -> Chat:
        """Say the words for that state, and wait until they are answered."""
        await self.chat.say(ASKS[about])
        await expect(self.chat.root.locator(".message--assistant").last).to_be_visible()
        await expect(self.chat.root.locator(".message__state").last).to_have_text("Seen")
        return self.chat

    async def officer(self) -> Officer:
        """An officer for the parent who is here, who waits for one."""
        await self.open()
        await self.ask("answer")
        officer = await Officer.for_chat(self.desk, self.chat)
        await officer.queue()
        await expect(self.chat.root.locator(".waiting")).to_be_visible()
        return officer

    async def lose_officers(self) -> None:
        """What the clock does in a minute: the leases of officers whose line is gone run out."""
        past = self.desk.clock() - timedelta(seconds=1)
        async with self.desk.database.begin() as session:
            await session.execute(update(LeaseRow).values(until=past))
        await self.desk.leases.reap()
