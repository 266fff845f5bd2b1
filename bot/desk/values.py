"""What the desk hands out: plain values, free of the database they came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from bot.contract import UrgencyLevel

Owner = Literal["assistant", "queue", "officer", "closed"]
Phase = Literal["assistant", "offered", "waiting", "officer", "wrap_up", "closed"]
Author = Literal["parent", "assistant", "officer", "system"]


@dataclass(frozen=True)
class Conversation:
    """Everything between one parent and the service, as it stood when it was read."""

    id: str
    owner: Owner
    phase: Phase
    epoch: int
    topic: str | None
    urgency: UrgencyLevel
    because: list[str]
    source: str
    created_at: datetime
    last_seq: int


@dataclass(frozen=True)
class Message:
    """One utterance; `seq` counts from 1 without gaps within its conversation."""

    conversation_id: str
    seq: int
    author: Author
    name: str | None
    text: str
    buttons: list[dict[str, Any]]
    custom: dict[str, Any] | None
    payload: str | None
    client_id: str | None
    at: datetime

    def as_data(self) -> dict[str, Any]:
        """The message as JSON, the same on the bus and on the socket."""
        return {
            "seq": self.seq,
            "author": self.author,
            "name": self.name,
            "text": self.text,
            "buttons": self.buttons,
            "custom": self.custom,
            "payload": self.payload,
            "client_id": self.client_id,
            "at": self.at.isoformat(),
        }


@dataclass(frozen=True)
class Turn:
    """A parent's message the assistant is to answer now; `ticket` says who took it."""

    conversation_id: str
    seq: int
    text: str
    payload: str | None
    epoch: int
    ticket: str = field(repr=False)


@dataclass(frozen=True)
class Receipt:
    """That a parent's message is stored: its number, who will read it, and the turn if taken."""

    seq: int
    owner: Owner
    epoch: int
    repeated: bool
    turn: Turn | None = None


@dataclass(frozen=True)
class Reply:
    """One bubble of the assistant's answer."""

    text: str = ""
    buttons: list[dict[str, Any]] = field(default_factory=list)
    custom: dict[str, Any] | None = None
