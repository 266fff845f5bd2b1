"""From a `leave_message` frame to what the desk stores of it, cleaned."""

from __future__ import annotations

from bot.desk.cases.callbacks import Wish
from bot.public.cleaning import clean
from bot.public.frames import LeaveMessage


def wish(parsed: LeaveMessage, text: str) -> Wish:
    """What the parent left; `text` is the message, cleaned already."""
    return Wish(
        message=text,
        how=parsed.how,
        contact=clean(parsed.contact),
        when_safe=clean(parsed.when_safe),
        first_name=clean(parsed.first_name or "") or None,
        code_word=clean(parsed.code_word or "") or None,
        who_else=clean(parsed.who_else or "") or None,
    )
