"""What is remembered of the assistant's readings: the worst urgency, the last real topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from bot.contract import URGENCIES, UrgencyLevel
from bot.desk.tables import ConversationRow

PASSING_TOPICS = frozenset({"smalltalk", "clinic", "out_of_scope"})
BECAUSE_KEPT = 10


def remember(
    row: ConversationRow,
    *,
    topic: str | None,
    urgency: UrgencyLevel | None,
    because: Sequence[str],
) -> bool:
    """Take one reading in; true when the urgency rose.

    A parent who says 'thanks' after an emergency is still in one: urgency never falls here,
    only a person may lower it.
    """
    if topic and (topic not in PASSING_TOPICS or row.topic is None):
        row.topic = topic
    if urgency is None or rank(urgency) <= rank(row.urgency):
        return False
    row.urgency = urgency
    row.because = list(because)[:BECAUSE_KEPT]
    return True


def rank(urgency: str) -> int:
    """0 for `none`, 1 for `report`, 2 for `immediate`."""
    return URGENCIES.index(cast(UrgencyLevel, urgency))
