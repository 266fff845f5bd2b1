"""A tracker store that forgets: the desk's database is the record, Rasa's tracker a cache.

Rasa replays a conversation's events several times a turn, so a long conversation grows slow. Rules
look at one turn only; of those before the last only what was said is kept, the rest is folded into
the slots it set. What was deleted at the desk is forgotten here too (bot/assistant/forgetting.py).
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

TURNS_KEPT = 8
TURNS_WHOLE = 1  # of older ones the actions are gone, each of which is a state that rules look at
CONVERSATIONS_KEPT = 20_000
SILENT_SECONDS = 24 * 3600.0  # the desk closes a chat that is silent for so long


class WindowTrackerStore(TrackerStore):
    """The last turns of the latest conversations, in this process's memory."""

    def __init__(
        self,
        domain: Domain,
        event_broker: EventBroker | None = None,
        turns: int = TURNS_KEPT,
        conversations: int = CONVERSATIONS_KEPT,
        clock: Callable[[], float] = time.monotonic,
        **kwargs: Any,
    ) -> None:
        self._turns, self._most = int(turns), int(conversations)
        self._clock = clock
        self._held: OrderedDict[str, tuple[float, list[Event]]] = OrderedDict()
        self._deleted: OrderedDict[str, None] = OrderedDict()
        super().__init__(domain, event_broker, **kwargs)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps the window; the conversation longest unheard of makes room."""
        await self.stream_events(tracker)
        if tracker.sender_id in self._deleted:  # while this turn of it was under way
            return
        self._held[tracker.sender_id] = (self._clock(), self._window(tracker))
        self._held.move_to_end(tracker.sender_id)
        while len(self._held) > self._most:
            self._held.popitem(last=False)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation as far as it is kept, or None."""
        if sender_id not in self._held:
            return None
        _heard_at, events = self._held[sender_id]
        tracker = self.init_tracker(sender_id)
        tracker.update_with_events(list(events), self.domain)
        return tracker

    async def delete(self, sender_id: str) -> None:
        """Forgets a conversation that was deleted at the desk, for good: its id never comes again.

        No lock is needed: a turn of it that is under way is answered and not kept.
        """
        self._held.pop(sender_id, None)
        self._deleted[sender_id] = None
        while len(self._deleted) > self._most:
            self._deleted.popitem(last=False)

    def forget_silent(self) -> None:
        """Forgets what nobody has gone on with for a day, the longest unheard of first."""
        limit = self._clock() - SILENT_SECONDS
        while self._held and next(iter(self._held.values()))[0] <= limit:
            self._held.popitem(last=False)

    async def keys(self) -> Iterable[str]:
        """The conversations that are kept."""
        return list(self._held)

    def _window(self, tracker: DialogueStateTracker) -> list[Event]:
        events = list(tracker.events)
        said = [i for i, event in enumerate(events) if isinstance(event, UserUttered)]
        if len(said) <= TURNS_WHOLE:
            return events
        start = said[-min(self._turns, len(said))]
        older, recent = events[start : said[-TURNS_WHOLE]], events[said[-TURNS_WHOLE] :]
        spoken = [event for event in older if isinstance(event, UserUttered | BotUttered)]
        return _folded(tracker) + spoken + recent


def _folded(tracker: DialogueStateTracker) -> list[Event]:
    """Events that bring a new tracker to what this one knows."""
    known: list[Event] = [
        SlotSet(name, slot.value)
        for name, slot in tracker.slots.items()
        if slot.value is not None and slot.value != slot.initial_value
    ]
    loop = tracker.active_loop_name
    return [*known, ActiveLoop(loop)] if loop else known
