"""The forum's part of the public site, put together."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import aiohttp

from bot.content.boards import ForumFile
from bot.desk import Desk
from bot.desk.forum import Forum
from bot.desk.forum.retention import EARLY
from bot.public.assistant import Assistant
from bot.public.forum.adapters import open_adapter
from bot.public.forum.catch_up import CatchUp
from bot.public.forum.curated import Curated
from bot.public.forum.engine import Engine
from bot.public.forum.gate import Gate
from bot.public.forum.outbox import Sender
from bot.public.forum.workers import HOUR, IDLE_SECONDS, Loop, drain
from bot.settings import Settings


class ForumPart:
    """Everything the forum needs, for one process."""

    def __init__(
        self,
        settings: Settings,
        desk: Desk,
        assistant: Assistant,
        session: aiohttp.ClientSession,
        curated: Curated,
    ) -> None:
        self.file, self._curated = ForumFile.load(settings.forum_file), curated
        self.forum = Forum(desk.database, desk.clock)
        self.adapter = open_adapter(settings, session)
        self.gate = Gate(self.forum, self.file, self.adapter, settings.forum_user)
        self.engine = Engine(self.forum, self.adapter, assistant, self.file, curated)
        self.sender = Sender(self.forum, self.adapter, self.file, settings.forum_chat_url)
        self.catch_up = CatchUp(self.forum, self.adapter, self.gate)
        self._deciding = Loop("decide", self._decide, IDLE_SECONDS)
        self._sending = Loop("send", lambda: drain(self.sender.step), IDLE_SECONDS)
        self._polling = Loop("poll", self._poll, 60 * self.file.poll_minutes)
        self._forgetting = Loop("forget", self._forget, HOUR)
        self._loops = (self._deciding, self._sending, self._polling, self._forgetting)

    def start(self) -> None:
        """Begin to work."""
        for loop in self._loops:
            loop.start()

    def wake(self) -> None:
        """A post came in."""
        self._deciding.wake()

    def welcome(self, topic: str) -> tuple[str, list[dict[str, Any]]]:
        """What greets a parent who came through a link on `topic`, and what to choose from."""
        wording, known = self._curated.wording, self._curated.known
        welcome = wording.filled(wording.texts.lines.welcome)
        return welcome, known.buttons(wording.texts.about(topic).opens)

    async def _decide(self) -> None:
        while await self.engine.step():
            self._sending.wake()

    async def _poll(self) -> None:
        if await self.catch_up.run():
            self.wake()

    async def _forget(self) -> None:
        await self.forum.retention.sweep(timedelta(days=self.file.keep_days) - EARLY)

    async def close(self) -> None:
        """Stop working."""
        for loop in self._loops:
            await loop.close()
