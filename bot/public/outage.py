"""What happens while the assistant cannot be reached: parents are told once, calmly."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog

from bot.desk import Desk
from bot.desk.errors import DeskError
from bot.faults import outlived
from bot.public import words
from bot.public.assistant import Assistant
from bot.public.guidance import Guidance

FIRST_WAIT, LONGEST_WAIT = 0.5, 15.0  # seconds; the wait doubles in between
log = structlog.get_logger()


class Outage:
    """Whether the assistant is away; looks for it with growing pauses until it is back."""

    def __init__(
        self,
        desk: Desk,
        assistant: Assistant,
        guidance: Guidance,
        when_back: Callable[[], Awaitable[None]],
    ) -> None:
        self._desk, self._assistant, self._guidance = desk, assistant, guidance
        self._when_back = when_back
        self._looking: asyncio.Task[None] | None = None

    @property
    def on(self) -> bool:
        """True from the first unanswered question to the moment the door opens again."""
        return self._looking is not None

    def begin(self) -> None:
        """Nobody answered: start looking, if nobody looks yet."""
        if self._looking is None:
            log.warning("outage.begins")
            self._looking = asyncio.create_task(self._look())

    async def _look(self) -> None:
        wait = FIRST_WAIT
        while True:
            await asyncio.sleep(wait)
            if await self._is_back():
                break
            wait = min(wait * 2, LONGEST_WAIT)
        log.warning("outage.ends")
        self._looking = None
        with outlived("outage.not_made_good"):  # the sweep finds again what was left undone
            await self._when_back()

    async def _is_back(self) -> bool:
        with outlived("outage.look_failed"):
            return await self._assistant.alive()
        return False

    async def tell(self, conversation_id: str) -> None:
        """Tell the parent that the answer will come: once, until the assistant speaks again."""
        with suppress(DeskError):  # ended, deleted, or a human has it: nothing to tell
            conversation = await self._desk.conversations.get(conversation_id)
            if conversation is None or conversation.owner != "assistant":
                return
            answered = await self._desk.messages.last_seq_of(conversation_id, "assistant")
            await self._desk.messages.say(
                conversation_id,
                author="system",
                text=words.OUTAGE,
                custom=self._guidance.help_card(self._desk.clock()),
                epoch=conversation.epoch,
                client_id=f"outage-after-{answered}",
            )

    async def close(self) -> None:
        """Stop looking."""
        if self._looking is not None:
            self._looking.cancel()
            with suppress(asyncio.CancelledError):
                await self._looking
