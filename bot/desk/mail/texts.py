"""What a letter says: that there is something to do, and never a word of a parent's."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.desk.tables import AlertRow, CallbackRow

LONDON = ZoneInfo("Europe/London")
RISK = {"immediate": "immediate", "report": "to report", "none": "no risk seen"}
END = "\n\nSign in to the officers' console. This letter holds nothing that a parent wrote.\n"
ALERTS = {
    "nobody_came": (
        "a parent waits and nobody has come",
        "A parent has been waiting for some minutes and no officer has taken them.",
    ),
    "callback_overdue": (
        "callback {reference} is overdue",
        "A parent should have been called back by now.",
    ),
    "record_overdue": ("a record is overdue", "A record was not written within a day."),
}


def of_callback(row: CallbackRow) -> tuple[str, str]:
    """Subject and body: a parent left a message."""
    body = (
        "A parent left a message for the officers.\n\n"
        f"Reference: {row.reference}\nRisk: {RISK[row.urgency]}\nDue by: {_moment(row.due_at)}"
    )
    return f"Drop-in: to call back, {row.reference}", body + END


def of_alert(row: AlertRow) -> tuple[str, str]:
    """Subject and body: something a supervisor has to see."""
    subject, body = ALERTS[row.kind]
    detail: dict[str, Any] = {"reference": "", **(row.detail or {})}
    return f"Drop-in: {subject.format(reference=detail['reference'])}", body + END


def _moment(at: datetime) -> str:
    return at.astimezone(LONDON).strftime("%A %-d %B, %H:%M")
