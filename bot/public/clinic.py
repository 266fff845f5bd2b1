"""The clinic as a widget sees it: open or not, joining, leaving, one's place."""

from __future__ import annotations

from typing import Any

from bot.desk import Desk
from bot.desk.values import Conversation


class Clinic:
    """The parent's side of the clinic."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def state(self) -> dict[str, Any]:
        """Whether a parent may join now, and when the next session opens."""
        return {"open": False, "next_open": None}

    async def join(self, conversation_id: str) -> bool:
        """Take a place in the queue; false when no officer is on duty."""
        return False

    async def leave(self, conversation_id: str) -> None:
        """Give the place up; the assistant answers again."""

    async def place_again(self, conversation: Conversation, send: Any) -> None:
        """Tell a widget that came back where it stands."""

    def listen(self, conversation_id: str, text: str) -> None:
        """Read the urgency of what is said to a human, without answering it."""
