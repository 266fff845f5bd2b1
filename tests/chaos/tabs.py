"""The tabs at both ends: the real widget and the real desk, used as people use them."""

from __future__ import annotations

import asyncio

from playwright.async_api import CDPSession, Error, Page

from tests.chaos.cable import Cable

PATIENCE = 120_000  # milliseconds until the run gives up on a tab


class Tab:
    """A page on a cable of its own. Who holds `lock` has the page to themselves."""

    def __init__(self, page: Page, cable: Cable, cdp: CDPSession, *, reloads: bool = False) -> None:
        self.page, self.cable, self._cdp, self._address = page, cable, cdp, page.url
        self.lock, self.reloads = asyncio.Lock(), reloads

    async def freeze(self) -> None:
        """As a phone does with a tab that is put away: no timer and no event runs."""
        await self._cdp.send("Page.setWebLifecycleState", {"state": "frozen"})

    async def thaw(self) -> None:
        """The tab is looked at again."""
        await self._cdp.send("Page.setWebLifecycleState", {"state": "active"})

    async def reload(self) -> None:
        """Until the page is there again: it is not while the server is gone."""
        while True:
            try:
                await self.page.goto(self._address, timeout=PATIENCE)
            except Error:
                await asyncio.sleep(0.2)
            else:
                return


class End:
    """One end of one conversation: says numbered lines and sees what both have said."""

    say_it = shown_there = how_many = ""

    def __init__(self, tab: Tab, conversation: str, name: str) -> None:
        self.tab, self.conversation, self._name = tab, conversation, name
        self.said: list[str] = []

    async def say(self) -> None:
        """The next line, written into the page's own field and sent by its own form."""
        line = f"{self._name} line {len(self.said) + 1}"
        await self.tab.page.evaluate(self.say_it, [self.conversation, line])
        self.said.append(line)

    async def shown(self) -> list[tuple[str, str]]:
        """Who said what, from top to bottom, as the page shows it."""
        found = await self.tab.page.evaluate(self.shown_there, self.conversation)
        return [(author, text) for author, text in found]

    async def until_shown(self, count: int) -> None:
        """Until the page shows as many messages as there are."""
        arguments = [self.conversation, count]
        await self.tab.page.wait_for_function(
            self.how_many, arg=arguments, timeout=PATIENCE, polling=250
        )


class ParentEnd(End):
    """Whoever writes in the widget."""

    say_it = """([, text]) => {
      const field = document.querySelector("#say");
      field.value = text;
      field.form.requestSubmit();
    }"""
    shown_there = """() => [...document.querySelectorAll(".message")]
      .map((one) => [one.dataset.author, one.querySelector(".as-typed").textContent])"""
    how_many = """([, count]) => count <=
      document.querySelectorAll('.message:not([data-state="pending"])').length"""


class OfficerEnd(End):
    """Whoever answers in one of the desk's columns."""

    say_it = """([id, text]) => {
      const field = document.querySelector(`[data-conversation="${id}"] textarea`);
      field.value = text;
      field.form.requestSubmit();
    }"""
    shown_there = """(id) => [...document.querySelectorAll(`[data-conversation="${id}"] .line`)]
      .map((one) => [one.className.match(/line--(\\w+)/)[1],
        one.querySelector(".line__text").textContent])"""
    how_many = """([id, count]) => count <= document.querySelectorAll(
      `[data-conversation="${id}"] .line:not(.is-on-its-way)`).length"""
