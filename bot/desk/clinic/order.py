"""Who comes next: by risk, with ageing, so that nobody is overtaken without end.

Every place has one moment it counts from: when the parent joined, less a head start for
risk. The earliest moment is next. So a parent can be overtaken only by those who join within
the difference of two head starts after them, whoever else comes; and finding the next place
is one step in an index, however long the queue is.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.contract import UrgencyLevel

HEAD_START: dict[UrgencyLevel, timedelta] = {
    "none": timedelta(0),
    "report": timedelta(minutes=15),
    "immediate": timedelta(minutes=45),
}
MOST_OVERTAKING = HEAD_START["immediate"]
RETURNED = timedelta(days=1)  # whose officer was lost has waited already: before everyone


def rank_at(joined_at: datetime, urgency: UrgencyLevel) -> datetime:
    """The moment a place counts from."""
    return joined_at - HEAD_START[urgency]


def rank_returned(now: datetime) -> datetime:
    """The moment a place counts from whose parent comes back from a lost officer."""
    return now - RETURNED
