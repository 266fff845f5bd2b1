"""The assistant hears along while a parent waits or talks to an officer; it never speaks."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable, Sequence
from contextlib import suppress
from typing import Any

import structlog

from bot.contract import Reading
from bot.desk import Desk
from bot.desk.errors import NoSuchConversation
from bot.desk.values import Message
from bot.faults import outlived
from bot.public.assistant import Assistant, AssistantConfused, AssistantDown
from bot.public.summary import spoken, summary_of

READ_AT_ONCE, READ_PAUSE_SECONDS = 4, 5.0
log = structlog.get_logger()


class Listener:
    """Reads in the background: nobody who writes waits for it."""

    def __init__(self, desk: Desk, assistant: Assistant) -> None:
        self._desk, self._assistant = desk, assistant
        self._working: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(READ_AT_ONCE)  # an outage's readings must not crowd the door

    def listen(self, conversation_id: str, text: str) -> None:
        """Read the urgency of what is said to a human, without answering it."""
        self._begin(conversation_id, self._listen(conversation_id, [text]))

    def catch_up(self, conversation_id: str) -> None:
        """Read what was said to the assistant: some of it may have had no answer in time."""
        self._begin(conversation_id, self._catch_up(conversation_id))

    def resume(self) -> None:
        """Hear the danger in what all who wait have said; called once, as the process starts.

        What an outage had left to be heard, the process before has forgotten. Topics stay as they
        are, and who talks to an officer is read by the officer.
        """
        self._begin("all who wait", self._resume())

    def summarise(self, conversation_id: str) -> None:
        """Catch up, and make the officer's summary of what was said so far."""
        self._begin(conversation_id, self._summarise(conversation_id))

    def _begin(self, about: str, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_reported(about, work))
        self._working.add(task)
        task.add_done_callback(self._working.discard)

    async def _listen(self, about: str, texts: Iterable[str], *, topics: bool = True) -> None:
        for text in texts:
            await self._read(about, text, topics=topics)

    async def _resume(self) -> None:
        for place in await self._desk.queue.places():
            if place.urgency != "immediate":  # nothing can rise there
                about = place.conversation_id
                self._begin(about, self._catch_up(about, topics=False))

    async def _catch_up(self, about: str, *, topics: bool = True) -> None:
        texts = spoken(await self._desk.messages.since(about, 0))
        await self._listen(about, texts, topics=topics)

    async def _summarise(self, about: str) -> None:
        """What is known in an outage is told at once, and all of it when the rest was heard."""
        messages = await self._desk.messages.since(about, 0)
        texts, heard = spoken(messages), list[Reading | None]()
        try:
            for text in texts:
                heard.append(await self._hear(about, text))
        except AssistantDown:
            await self._tell(about, messages, heard)
            for text in texts[len(heard) :]:
                heard.append(await self._read(about, text))
        await self._tell(about, messages, heard)

    async def _tell(
        self, about: str, messages: Sequence[Message], heard: Iterable[Reading | None]
    ) -> None:
        summary = summary_of(messages, [reading for reading in heard if reading is not None])
        await self._desk.queue.summarise(about, summary)

    async def _read(self, about: str, text: str, *, topics: bool = True) -> Reading | None:
        """Take in what is heard in `text`, however long the assistant is away before."""
        try:
            return await self._hear(about, text, topics=topics)
        except AssistantDown as error:
            log.warning("clinic.not_read_yet", conversation=about, why=str(error))
        while True:
            await asyncio.sleep(READ_PAUSE_SECONDS)
            with suppress(AssistantDown):  # said once above
                return await self._hear(about, text, topics=topics)

    async def _hear(self, about: str, text: str, *, topics: bool = True) -> Reading | None:
        try:
            async with self._room:
                reading = await self._assistant.read(text)
        except AssistantConfused as error:  # asking again will not help
            log.warning("clinic.not_read", conversation=about, why=str(error))
            return None
        urgency, topic = reading.urgency, reading.topic if topics else None
        await self._desk.conversations.set_reading(
            about, topic=topic, urgency=urgency.level, because=urgency.because
        )
        return reading

    async def close(self) -> None:
        """Stop."""
        for task in self._working:
            task.cancel()
        await asyncio.gather(*self._working, return_exceptions=True)


async def _reported(about: str, work: Coroutine[Any, Any, None]) -> None:
    with outlived("clinic.not_heard", conversation=about), suppress(NoSuchConversation):
        await work  # deleted meanwhile: then nothing is left to hear
