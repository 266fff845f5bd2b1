"""When the clinic opens or closes, every widget that is open hears it at once.

Each process tells its own widgets: the calendar and the clock say when, so no event has to
travel, and one that has not written anything yet is told too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from bot.public.frames import frame

PATIENCE_SECONDS = 5.0  # for a widget that takes nothing in: the others must not wait for it
State = dict[str, Any]
Tell = Callable[[dict[str, Any]], Awaitable[None]]


class Openings:
    """The open widgets, and what they were told last."""

    def __init__(self, state: Callable[[], State]) -> None:
        self._state = state
        self._told = state()
        self._widgets: set[Tell] = set()

    @contextmanager
    def telling(self, widget: Tell) -> Iterator[None]:
        """Tell this widget, too, for as long as the block lasts."""
        self._widgets.add(widget)
        try:
            yield
        finally:
            self._widgets.discard(widget)

    async def look(self) -> None:
        """Tell everybody if something has changed."""
        state = self._state()
        if state == self._told:
            return
        self._told = state
        news = frame("clinic", **state)
        told = [_told(widget, news) for widget in self._widgets]
        await asyncio.gather(*told, return_exceptions=True)  # who has hung up asks when back


async def _told(widget: Tell, news: dict[str, Any]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        await widget(news)
