"""How fast a parent may write: sliding windows, each forgotten as soon as it has passed."""

from __future__ import annotations

import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable

SAYS, SAYS_SECONDS = 20, 10.0
FRAMES, FRAMES_SECONDS = 100, 10.0
SENT_ONCE = frozenset({"end", "delete", "join_clinic", "leave_clinic"})  # a refusal would lose them
MOST = 10_000  # paces remembered at once
Now = Callable[[], float]


class Window:
    """At most `count` acts in any `seconds`; `now` is a monotonic clock in seconds."""

    def __init__(self, count: int, seconds: float, now: Now = time.monotonic) -> None:
        self._count, self._seconds, self._now = count, seconds, now
        self._acts: deque[float] = deque()

    def wait(self) -> int:
        """0 when the act is allowed (and counted); else the whole seconds to wait first."""
        now = self._now()
        while self._acts and self._acts[0] <= now - self._seconds:
            self._acts.popleft()
        if len(self._acts) < self._count:
            self._acts.append(now)
            return 0
        return max(1, math.ceil(self._acts[0] + self._seconds - now))


class Pace:
    """One window for what is said, one for what is sent only once, and one for the rest."""

    def __init__(self, now: Now = time.monotonic) -> None:
        self.says = Window(SAYS, SAYS_SECONDS, now)
        self._once = Window(FRAMES, FRAMES_SECONDS, now)
        self._frames = Window(FRAMES, FRAMES_SECONDS, now)

    def frames(self, kind: str) -> Window:
        """The window of such a frame: none of the rest keeps the parent from ending the chat."""
        return self._once if kind in SENT_ONCE else self._frames


class Paces:
    """Each conversation's pace, the same over however many sockets and polls it is spoken in."""

    def __init__(self, now: Now = time.monotonic) -> None:
        self._now = now
        self._used: OrderedDict[str, tuple[float, Pace]] = OrderedDict()  # longest unused first

    def of(self, conversation_id: str) -> Pace:
        """The conversation's pace; ask anew before each act, for one that rests is forgotten."""
        now = self._now()
        known = conversation_id in self._used
        pace = self._used.pop(conversation_id)[1] if known else Pace(self._now)
        self._used[conversation_id] = (now, pace)
        self._forget(now)
        return pace

    def _forget(self, now: float) -> None:
        """Drop those whose windows have passed, and the oldest when there are too many."""
        passed = now - max(SAYS_SECONDS, FRAMES_SECONDS)
        while self._used:
            oldest, (used, _) = next(iter(self._used.items()))
            if used > passed and len(self._used) <= MOST:
                return
            del self._used[oldest]
