"""A clock that stands still until it is let run, and then runs faster than the one on the wall."""

from datetime import datetime, timedelta
from time import monotonic

from tests.clock import Clock

FASTER = 8  # a lease of 60 seconds is over in 7.5


class HurryingClock(Clock):
    """`tick` moves it in any case."""

    _began: float | None = None

    @property
    def now(self) -> datetime:
        run = 0.0 if self._began is None else FASTER * (monotonic() - self._began)
        return self._stood + timedelta(seconds=run)

    @now.setter
    def now(self, moment: datetime) -> None:
        self._stood = moment
        self._began = None if self._began is None else monotonic()

    def run(self) -> None:
        self._began = monotonic()

    def stand(self) -> None:
        self._stood, self._began = self.now, None
