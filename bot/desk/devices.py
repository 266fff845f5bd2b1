"""Which device has a conversation: the one that was given its token last (decision 0021)."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.desk.database import Database
from bot.desk.errors import Moved, NoSuchConversation
from bot.desk.tables import ConversationRow
from bot.desk.tokens import token_hash


@dataclass(frozen=True)
class Access:
    """How a device came into a conversation: good until another device takes it over."""

    conversation_id: str
    proof: str = field(repr=False)

    @classmethod
    def by(cls, token: str, conversation_id: str) -> Access:
        """With `token`, of which only the hash is remembered."""
        return cls(conversation_id, token_hash(token))


class Devices:
    """Asks whether a device still has its conversation."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def check(self, access: Access) -> None:
        """Ask it before the device is shown anything, or does anything.

        Raises:
            Moved: another device has it.
            NoSuchConversation: no device has it: it was deleted, or sealed.
        """
        async with self._database.read() as session:
            row = await session.get(ConversationRow, access.conversation_id)
            if row is None or row.token_hash is None:
                raise NoSuchConversation(access.conversation_id)
            check(row, access.proof)


def check(row: ConversationRow, proof: str | None) -> None:
    """Let nobody act in the held conversation who came with a token of before.

    Raises:
        Moved: another device has it.
    """
    if proof is not None and row.token_hash not in (None, proof):
        raise Moved(row.id)
