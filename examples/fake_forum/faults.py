"""How the fake forum's API fails: by its own limits, and when a test wishes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Literal

from aiohttp import web

Fault = Literal["busy", "similar", "broken", "lost_before", "lost_after", "refused"]
A_MINUTE = timedelta(seconds=60)


def limited(wait: int) -> web.Response:
    """What Discourse answers to too many requests."""
    body = {
        "errors": [f"You’ve performed this action too many times. Wait {wait} seconds."],
        "error_type": "rate_limit",
        "extras": {"wait_seconds": wait, "time_left": f"{wait} seconds"},
    }
    return web.json_response(body, status=429, headers={"Retry-After": str(wait)})


def invalid(*errors: str, **more: Any) -> web.Response:
    """What Discourse answers to a post it will not have."""
    return web.json_response({"action": "create_post", "errors": errors, **more}, status=422)


class Faults:
    """Faults to come, and a limit of requests a minute for all keys together."""

    def __init__(self, clock: Callable[[], datetime], per_minute: int = 60) -> None:
        self._clock, self.per_minute = clock, per_minute
        self.coming: deque[Fault | None] = deque()
        self.choose: Callable[[], Fault | None] = lambda: None
        self.choose_read: Callable[[], Fault | None] = lambda: None
        self._requests: deque[datetime] = deque()

    def over_limit(self) -> int:
        """0 when one more request is allowed (and counted); else the seconds to wait."""
        now = self._clock()
        while self._requests and self._requests[0] <= now - A_MINUTE:
            self._requests.popleft()
        if len(self._requests) < self.per_minute:
            self._requests.append(now)
            return 0
        return int((self._requests[0] + A_MINUTE - now).total_seconds()) + 1

    def next(self) -> Fault | None:
        """What is to go wrong with the next thing that is written."""
        return self.coming.popleft() if self.coming else self.choose()
