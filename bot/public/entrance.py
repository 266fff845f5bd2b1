"""The ways into a conversation: with its token, with a code, with a first message."""

from __future__ import annotations

from typing import Any

from bot.desk import Desk
from bot.desk.values import Conversation
from bot.public.asker import Asker
from bot.public.clinic import Clinic
from bot.public.errands import Send
from bot.public.frames import Say, UseCode, frame

SECRET_LENGTH = 32  # a client_id at least this long is random enough to find its conversation by


class Entrance:
    """Finds or begins a conversation, and tells the widget where it stands."""

    def __init__(self, desk: Desk, asker: Asker, clinic: Clinic, send: Send) -> None:
        self._desk, self._asker, self._clinic, self._send = desk, asker, clinic, send

    async def resume(self, token: str | None) -> Conversation | None:
        """Welcome whoever comes, into the conversation of `token` if there is one."""
        found = await self._desk.conversations.by_token(token) if token else None
        await self._welcome(found, resumed=found is not None)
        if found:
            await self._tell_standing(found)
        return found

    async def by_code(self, given: UseCode) -> Conversation | None:
        """Move the conversation here; nothing when the code is not good."""
        moved = await self._desk.resume_codes.redeem(given.code, given.opening)
        if moved is None:
            return None
        found, token = moved
        await self._welcome(found, resumed=True, token=token)
        await self._tell_standing(found)
        return found

    async def begin(self, say: Say) -> Conversation:
        """A new conversation, or the one that this very message began a moment ago."""
        opening = say.client_id if len(say.client_id) >= SECRET_LENGTH else None
        started, token = await self._desk.conversations.start(opening=opening)
        await self._welcome(started, token=token)
        return started

    async def _welcome(self, found: Conversation | None, **more: Any) -> None:
        await self._send(
            frame(
                "welcome",
                conversation=found.id if found else None,
                seq=found.last_seq if found else 0,
                owner=found.owner if found else "assistant",
                clinic=self._clinic.state(),
                **more,
            )
        )

    async def _tell_standing(self, found: Conversation) -> None:
        for event in await self._clinic.standing(found.id):
            await self._send(frame(event.kind, **event.data))
        self._asker.wake(found.id)
