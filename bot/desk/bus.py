"""Tell whoever watches a conversation that something happened in it.

An event is a hint that may be lost: the database is the record, and a watcher that missed
something (`resync`) reads it there.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

EventKind = Literal[
    "message",
    "owner",
    "place",
    "typing",
    "closed",
    "moved",
    "resync",
    "queue",
    "alert",
    "urgency",
    "receipt",
    "note",
    "offer",
    "staff",
]
STAFF = "staff"  # the channel all officers watch, beside those of conversations
BACKLOG = 1_000


@dataclass(frozen=True)
class Event:
    """Something happened; `data` is the matching socket frame's content."""

    kind: EventKind
    data: dict[str, Any] = field(default_factory=dict)


class Bus(Protocol):
    """What the desk needs of a bus."""

    async def publish(self, conversation_id: str, event: Event) -> None:
        """Tell everyone who watches. Never raises: the event's cause is already stored."""

    def watch(self, conversation_id: str) -> AbstractAsyncContextManager[Backlog]:
        """Events from the moment the block is entered."""

    async def close(self) -> None:
        """Stop; nothing is delivered any more."""


class Backlog:
    """One watcher's events. When it is full, all are replaced by one `resync`."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Event] = asyncio.Queue(BACKLOG)

    def put(self, event: Event) -> None:
        """Add an event without ever waiting for a slow watcher."""
        if self._queue.full():
            self.clear()
            event = Event("resync")
        self._queue.put_nowait(event)

    def clear(self) -> None:
        """Pass over what is pending: whoever reads the database after this misses nothing."""
        while not self._queue.empty():
            self._queue.get_nowait()

    def __aiter__(self) -> AsyncIterator[Event]:
        return self

    async def __anext__(self) -> Event:
        return await self._queue.get()


class LocalBus:
    """A bus for one process."""

    def __init__(self) -> None:
        self._watchers: defaultdict[str, set[Backlog]] = defaultdict(set)

    async def publish(self, conversation_id: str, event: Event) -> None:
        """Hand the event to every watcher."""
        self.deliver(conversation_id, event)

    def deliver(self, conversation_id: str, event: Event) -> None:
        """Hand the event to the watchers in this process."""
        for backlog in self._watchers.get(conversation_id, ()):
            backlog.put(event)

    def deliver_to_all(self, event: Event) -> None:
        """Hand the event to every watcher of every conversation in this process."""
        for watchers in self._watchers.values():
            for backlog in watchers:
                backlog.put(event)

    @asynccontextmanager
    async def watch(self, conversation_id: str) -> AsyncIterator[Backlog]:
        """Events of one conversation, from the moment the block is entered."""
        backlog = Backlog()
        self._watchers[conversation_id].add(backlog)
        try:
            yield backlog
        finally:
            self._watchers[conversation_id].discard(backlog)
            if not self._watchers[conversation_id]:
                del self._watchers[conversation_id]

    async def close(self) -> None:
        """Forget all watchers."""
        self._watchers.clear()
