"""What the parents' site looks after beside the desk's own chores: what others must hear of it."""

from __future__ import annotations

from bot.desk import Desk
from bot.desk.bus import Event
from bot.desk.keeper import QUICK_SECONDS, Chore
from bot.public.forgetting import Forgetting
from bot.public.openings import Openings

LOOK_SECONDS = 1.0  # so that 'at once' is true of a clinic that opens or closes, and of erasing


def chores(desk: Desk, openings: Openings, forgetting: Forgetting) -> tuple[Chore, ...]:
    """To be given to the keeper."""
    return (
        Chore("tell_places", QUICK_SECONDS, Places(desk).tell),
        Chore("tell_opening", LOOK_SECONDS, openings.look),
        Chore("forget", LOOK_SECONDS, forgetting.tell),
    )


class Places:
    """Tells each parent who waits when their place, or what can be said of the wait, changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._told: dict[str, tuple[object, ...]] = {}

    async def tell(self) -> None:
        """Compare with what was told last."""
        told = {}
        for place in await self._desk.queue.places():
            now = told[place.conversation_id] = place.news
            if self._told.get(place.conversation_id) != now:
                event = Event("place", place.as_data())
                await self._desk.bus.publish(place.conversation_id, event)
        self._told = told
