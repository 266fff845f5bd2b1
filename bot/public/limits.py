"""How fast a parent may write: a sliding window, forgotten as soon as it has passed."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable

SAYS, SAYS_SECONDS = 20, 10.0
FRAMES, FRAMES_SECONDS = 100, 10.0


class Window:
    """At most `count` acts in any `seconds`; `now` is a monotonic clock in seconds."""

    def __init__(
        self, count: int, seconds: float, now: Callable[[], float] = time.monotonic
    ) -> None:
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
