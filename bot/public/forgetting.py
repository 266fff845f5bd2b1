"""What is deleted at the desk the assistant forgets too: told at once, or when it is back.

Deleting waits for nothing. What was deleted stands in the audit, whichever process did it, so a
site that starts finds there what another left untold. Being told twice changes nothing. What was
never told is still forgotten: by the assistant itself after a day of silence, or when it restarts.
"""

from __future__ import annotations

from datetime import timedelta

import structlog

from bot.desk import Desk
from bot.public.assistant import Assistant, AssistantDown

LOOKS_BACK = timedelta(days=1)  # what is silent for longer the assistant has forgotten by itself
OVERLAP = timedelta(minutes=1)  # a deletion is dated before it can be read, by another's clock
log = structlog.get_logger()


class Forgetting:
    """Reads what was deleted since it last looked, and tells the assistant each once."""

    def __init__(self, desk: Desk, assistant: Assistant) -> None:
        self._desk, self._assistant = desk, assistant
        self._since = desk.clock() - LOOKS_BACK
        self._told: set[str] = set()
        self._owed: set[str] = set()

    async def tell(self) -> None:
        """Look, and tell; what cannot be told now is told the next time."""
        new = await self._look()
        try:
            await self._tell_all()
        except AssistantDown as error:
            if new:
                log.warning("forgetting.later", conversations=sorted(new), why=str(error))

    async def _look(self) -> set[str]:
        now = self._desk.clock()
        deleted = set(await self._desk.audit.deleted(since=self._since))
        new = deleted - self._told - self._owed
        self._since = now - OVERLAP
        self._told &= deleted
        self._owed |= new
        return new

    async def _tell_all(self) -> None:
        for conversation_id in tuple(self._owed):
            await self._assistant.forget(conversation_id)
            self._owed.discard(conversation_id)
            self._told.add(conversation_id)
