"""Ask the assistant for each message: one at a time in a conversation, in order, never twice.

The work itself lies in the desk (`desk.turns`); this only does it. Whatever is left undone,
by an outage, a crash or a restart, is found there again by the sweep.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

import structlog

from bot.desk import Desk
from bot.desk.bus import Event
from bot.desk.errors import DeskError
from bot.desk.values import Turn
from bot.faults import outlived
from bot.public.answering import Answering
from bot.public.assistant import Assistant, AssistantDown
from bot.public.clinic import Clinic
from bot.public.guidance import Guidance
from bot.public.outage import Outage

AT_ONCE = 16
SWEEP_SECONDS = 10.0
log = structlog.get_logger()


class Asker:
    """One task for each conversation with something to answer; none for those without."""

    def __init__(
        self, desk: Desk, assistant: Assistant, guidance: Guidance, clinic: Clinic
    ) -> None:
        self._desk = desk
        self._answering = Answering(desk, assistant, guidance, clinic)
        self.outage = Outage(desk, assistant, guidance, self.sweep)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._woken: set[str] = set()
        self._taken: dict[str, Turn] = {}
        self._room = asyncio.Semaphore(AT_ONCE)
        self._sweeper = asyncio.create_task(self._sweep_forever())

    @property
    def ready(self) -> bool:
        """Whether a turn taken now could be asked at once."""
        return not (self.outage.on or self._room.locked())

    def wake(self, conversation_id: str, taken: Turn | None = None) -> None:
        """There is (or may be) something to answer; `taken` is a turn we have already."""
        self._woken.add(conversation_id)
        if taken is not None:
            self._taken[conversation_id] = taken
        if conversation_id not in self._tasks:
            self._tasks[conversation_id] = asyncio.create_task(self._work(conversation_id))

    async def _work(self, conversation_id: str) -> None:
        try:
            with outlived("asker.failed", conversation=conversation_id):
                while conversation_id in self._woken:
                    self._woken.discard(conversation_id)
                    await self._answer_all(conversation_id)
        finally:
            self._woken.discard(conversation_id)
            self._tasks.pop(conversation_id, None)

    async def _answer_all(self, conversation_id: str) -> None:
        with suppress(DeskError):  # deleted meanwhile: nothing is owed any more
            while not self.outage.on:
                async with self._room:  # before the turn is taken: its lease must not tick here
                    turn = self._taken.pop(conversation_id, None)
                    turn = turn or await self._desk.turns.next(conversation_id)
                    if turn is None:
                        return
                    await self._ask(turn)
            if taken := self._taken.pop(conversation_id, None):
                await self._desk.turns.give_back(taken)
            await self.outage.tell(conversation_id)

    async def _ask(self, turn: Turn) -> None:
        typing = Event("typing", {"author": "assistant"})
        await self._desk.bus.publish(turn.conversation_id, typing)
        try:
            await self._answering.answer(turn)
        except AssistantDown as error:
            log.warning("asker.assistant_down", conversation=turn.conversation_id, why=str(error))
            self.outage.begin()
            await self._desk.turns.give_back(turn)
        except asyncio.CancelledError:
            await asyncio.shield(self._desk.turns.give_back(turn))
            raise

    async def sweep(self) -> None:
        """Take up everything that is owed and that nobody is working on."""
        for conversation_id in await self._desk.turns.pending():
            self.wake(conversation_id)

    async def _sweep_forever(self) -> None:
        while True:
            with outlived("asker.sweep_failed"):
                await self.sweep()
            await asyncio.sleep(SWEEP_SECONDS)

    async def close(self) -> None:
        """Stop; turns in hand are given back, for the next process to take at once."""
        await self.outage.close()
        tasks = [self._sweeper, *self._tasks.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
