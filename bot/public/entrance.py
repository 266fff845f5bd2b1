"""The ways into a conversation: with its token, with a code, with a first message."""

from __future__ import annotations

from typing import Any

from bot.desk import Desk
from bot.desk.devices import Access
from bot.desk.values import Conversation
from bot.public.asker import Asker
from bot.public.clinic import Clinic
from bot.public.errands import Send
from bot.public.frames import Hello, Say, UseCode, frame

SECRET_LENGTH = 32  # a client_id at least this long is random enough to find its conversation by


class Entrance:
    """Finds or begins a conversation, and tells the widget where it stands."""

    def __init__(self, desk: Desk, asker: Asker, clinic: Clinic, send: Send) -> None:
        self._desk, self._asker, self._clinic, self._send = desk, asker, clinic, send

    async def resume(self, hello: Hello) -> Access | None:
        """Welcome whoever comes, into the conversation of their token if there is one."""
        found = await self._to_resume(hello)
        await self._welcome(found, resumed=found is not None)
        if found is None or hello.resume is None:
            return None
        await self._tell_standing(found)
        return Access.by(hello.resume, found.id)

    async def _to_resume(self, hello: Hello) -> Conversation | None:
        token = hello.resume
        found = await self._desk.conversations.by_token(token) if token else None
        if found and found.owner == "closed" and not hello.last_seq:
            return None  # a page that is loaded anew, perhaps by somebody else of the family
        return found

    async def by_code(self, given: UseCode) -> Access | None:
        """Move the conversation here; nothing when the code is not good."""
        moved = await self._desk.resume_codes.redeem(given.code, given.opening)
        if moved is None:
            return None
        found, token = moved
        await self._welcome(found, resumed=True, token=token)
        await self._tell_standing(found)
        return Access.by(token, found.id)

    async def begin(self, say: Say) -> Access:
        """A new conversation, or the one that this very message began a moment ago."""
        opening = say.client_id if len(say.client_id) >= SECRET_LENGTH else None
        started, token = await self._desk.conversations.start(opening=opening)
        await self._welcome(started, token=token)
        return Access.by(token, started.id)

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
