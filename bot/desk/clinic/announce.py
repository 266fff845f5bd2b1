"""Tell those concerned that an owner changed; only ever after the commit."""

from __future__ import annotations

from collections.abc import Sequence

from bot.desk.bus import STAFF, Bus, Event
from bot.desk.ownership import OwnerChange
from bot.desk.storing import publish
from bot.desk.tables import MessageRow


async def announce(
    bus: Bus, made: OwnerChange, said: Sequence[MessageRow] = (), *, name: str | None = None
) -> None:
    """The conversation hears of its new owner, then what was said; the staff of the queue."""
    if made.owner_moved and made.owner != "closed":
        await bus.publish(made.conversation_id, Event("owner", {"owner": made.owner, "name": name}))
    await publish(bus, said)
    if made.owner == "closed":
        await bus.publish(made.conversation_id, Event("closed", {"reason": "ended_by_officer"}))
    await tell_staff(bus, made.conversation_id, "queue")


async def tell_staff(bus: Bus, conversation_id: str | None, kind: str) -> None:
    """Officers' lists are to be read again; `kind` says what for."""
    event = Event("alert" if kind != "queue" else "queue", {"conversation": conversation_id})
    await bus.publish(STAFF, event)
