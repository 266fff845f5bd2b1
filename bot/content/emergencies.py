"""The six emergency answers: the only answers that are given on urgency alone."""

from __future__ import annotations

from typing import Final

EMERGENCIES: Final = frozenset(
    f"emergency/{kind}"
    for kind in ("life", "abuse_now", "missing", "meeting_now", "self_harm_now", "terrorism_now")
)
