"""What nobody goes on with is forgotten though nobody writes: at the start, and every hour."""

from types import SimpleNamespace

import pytest

from bot.assistant.forgetting import HOUR, forget_silent_hourly
from bot.assistant.tracker_store import SILENT_SECONDS, WindowTrackerStore

# Importing Rasa's core imports apscheduler, which warns about its own packaging.
pytestmark = pytest.mark.filterwarnings("ignore:pkg_resources is deprecated:UserWarning")


class Loop:
    """As much of an event loop as calls later what it is told to; a test says when."""

    def __init__(self) -> None:
        self.now, self.later = 0.0, []

    def call_later(self, delay, call, *given):
        self.later.append((self.now + delay, call, given))

    def run(self, until):
        while self.later and self.later[0][0] <= until:
            self.now, call, given = self.later.pop(0)
            call(*given)


async def test_after_a_day_and_an_hour_of_silence_nothing_is_left():
    loop = Loop()
    store = WindowTrackerStore(None, clock=lambda: loop.now)
    processor = SimpleNamespace(tracker_store=store)
    loop.now = 1.0
    await store.save(store.init_tracker("one"))

    forget_silent_hourly(loop, processor)
    loop.run(until=SILENT_SECONDS)
    kept = await store.keys()
    loop.run(until=SILENT_SECONDS + 2 * HOUR)

    assert (kept, await store.keys()) == (["one"], [])
