"""A clock that only a test moves."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Stands at 19:00 on Friday 20 November 2026 until told otherwise."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def tick(self, **spell: float) -> None:
        self.now += timedelta(**spell)
