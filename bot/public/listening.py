"""The assistant hears along while a parent waits or talks to an officer; it never speaks."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

import structlog

from bot.desk import Desk
from bot.desk.errors import DeskError, NoSuchConversation
from bot.faults import DATABASE_TROUBLE, report
from bot.public.assistant import Assistant, AssistantConfused, AssistantDown
from bot.public.summary import summary_of

READ_TRIES, READ_PAUSE_SECONDS = 3, 5.0
log = structlog.get_logger()


class Listener:
    """Reads in the background: nobody who writes waits for it."""

    def __init__(self, desk: Desk, assistant: Assistant) -> None:
        self._desk, self._assistant = desk, assistant
        self._working: set[asyncio.Task[None]] = set()

    def listen(self, conversation_id: str, text: str) -> None:
        """Read the urgency of what is said to a human, without answering it."""
        self._begin(conversation_id, self._read(conversation_id, text))

    def summarise(self, conversation_id: str) -> None:
        """Make the officer's summary of what was said so far."""
        self._begin(conversation_id, self._summarise(conversation_id))

    def _begin(self, about: str, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_reported(about, work))
        self._working.add(task)
        task.add_done_callback(self._working.discard)

    async def _summarise(self, conversation_id: str) -> None:
        messages = await self._desk.messages.since(conversation_id, 0)
        summary = await summary_of(messages, self._assistant)
        with suppress(NoSuchConversation):  # deleted meanwhile
            await self._desk.queue.summarise(conversation_id, summary)

    async def _read(self, conversation_id: str, text: str) -> None:
        for _ in range(READ_TRIES):
            try:
                reading = await self._assistant.read(text)
                await self._desk.conversations.set_reading(
                    conversation_id,
                    topic=reading.topic,
                    urgency=reading.urgency.level,
                    because=reading.urgency.because,
                )
            except AssistantDown:
                await asyncio.sleep(READ_PAUSE_SECONDS)
            except (AssistantConfused, DeskError) as error:
                log.warning("clinic.not_read", conversation=conversation_id, why=str(error))
                return
            else:
                return
        log.warning("clinic.not_read", conversation=conversation_id, why="assistant down")

    async def close(self) -> None:
        """Stop."""
        for task in self._working:
            task.cancel()
        await asyncio.gather(*self._working, return_exceptions=True)


async def _reported(about: str, work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except DATABASE_TROUBLE as error:
        report("clinic.not_heard", error, conversation=about)
