"""Facts grow old: an answer whose review is overdue is not shown to the next parent unread."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.collection import Collection
from bot.content.finding import Finding
from bot.content.passages import evidence


def check(content: Collection) -> Iterator[Finding]:
    """The day of the next review is still to come, and follows the last one."""
    for entry in evidence(content):
        if entry.review_by < content.today:
            wrong = f"its review was due on {entry.review_by}"
            do = "Read it against its sources, then set reviewed and review_by anew"
            yield Finding(entry.file, entry.key, wrong, do)
        if entry.review_by <= entry.reviewed:
            wrong = f"review_by {entry.review_by} does not come after reviewed {entry.reviewed}"
            yield Finding(entry.file, entry.key, wrong, "Put the later day in review_by")
