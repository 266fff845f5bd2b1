"""A code that a parent may ask for, to go on with the conversation on another device. Once.

The conversation moves: what used the code gets a new token, and the token before is worth nothing
any more. The code itself is not stored, only its hash; with some 58 random bits and one day to
live it cannot be guessed.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit, devices, ownership, rows
from bot.desk.bus import Bus, Event
from bot.desk.clock import Clock
from bot.desk.conversations import TOKEN_BYTES
from bot.desk.database import Database
from bot.desk.tables import ConversationRow, ResumeCodeRow
from bot.desk.tokens import token_hash
from bot.desk.values import Conversation

LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # none that is easily taken for another
GROUPS, IN_A_GROUP = 3, 4
GOOD_FOR = timedelta(hours=24)


class ResumeCodes:
    """Makes codes and redeems them."""

    def __init__(self, database: Database, bus: Bus, clock: Clock) -> None:
        self._database, self._bus, self._clock = database, bus, clock

    async def make(self, conversation_id: str, *, proof: str | None = None) -> tuple[str, datetime]:
        """A new code and until when it is good; one that was made before is worth nothing now.

        `proof` is how the device that asks came in (`devices.py`).

        Raises:
            NoSuchConversation: it is not there.
            Moved: another device has it.
        """
        code, until = _new_code(), self._clock() + GOOD_FOR
        async with self._database.begin() as session:
            devices.check(await ownership.hold(session, conversation_id), proof)
            await session.merge(
                ResumeCodeRow(
                    conversation_id=conversation_id,
                    code_hash=token_hash(plain(code)),
                    until=until,
                    opening_hash=None,
                )
            )
            self._note(session, "resume_code_made", conversation_id)
        return code, until

    async def redeem(self, code: str, opening: str) -> tuple[Conversation, str] | None:
        """The conversation and its new token; nothing when the code is wrong, used or too old.

        `opening` is a random secret of the browser that asks: the same browser may ask again when
        the answer was lost on its way, and nobody else.
        """
        token = secrets.token_urlsafe(TOKEN_BYTES)
        async with self._database.begin() as session:
            row = await self._opened(session, code, token_hash(opening))
            if row is None:
                return None
            row.token_hash, row.opening_hash = token_hash(token), None
            self._note(session, "conversation_moved", row.id)
        await self._bus.publish(row.id, Event("moved"))  # who watches asks whether it is theirs
        return rows.conversation(row), token

    async def _opened(
        self, session: AsyncSession, code: str, opening_hash: str
    ) -> ConversationRow | None:
        query = select(ResumeCodeRow).where(ResumeCodeRow.code_hash == token_hash(plain(code)))
        found = await session.scalar(query.with_for_update())
        if found is None or found.until <= self._clock():
            return None
        if found.opening_hash not in (None, opening_hash):
            return None
        found.opening_hash = opening_hash
        row = await ownership.hold(session, found.conversation_id)
        return row if row.token_hash else None  # without one it was sealed: nobody resumes it

    def _note(self, session: AsyncSession, what: str, conversation_id: str) -> None:
        now = self._clock()
        audit.record(session, what, at=now, actor="parent", conversation_id=conversation_id)


def plain(code: str) -> str:
    """A code as it is compared: however it was written down."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _new_code() -> str:
    groups = ("".join(secrets.choice(LETTERS) for _ in range(IN_A_GROUP)) for _ in range(GROUPS))
    return "-".join(groups)
