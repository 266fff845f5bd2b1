"""What the desk refuses, in words an officer can act on."""

from __future__ import annotations

from aiohttp import web

from bot.console.policies import Policy
from bot.desk.errors import (
    AtCapacity,
    ConversationClosed,
    DeskError,
    NoSuchConversation,
    NotAllowed,
    NotPermitted,
    NotTheOwner,
    SignInRefused,
    StaleEpoch,
)

# The first class that fits speaks. Somebody else's conversation is not there, for all we say.
REFUSALS: tuple[tuple[type[DeskError], int, str, str], ...] = (
    (NoSuchConversation, 404, "not_found", "This is not there, or it is not yours."),
    (NotTheOwner, 404, "not_found", "This is not there, or it is not yours."),
    (NotPermitted, 403, "not_permitted", "Your role does not allow this, or a reason is missing."),
    (AtCapacity, 409, "at_capacity", "You hold as many parents as one officer may."),
    (ConversationClosed, 409, "closed", "This conversation has ended."),
    (StaleEpoch, 409, "stale", "This conversation has moved on. Nothing was sent."),
    (NotAllowed, 409, "not_allowed", "This cannot be done now."),
    (
        SignInRefused,
        403,
        "refused",
        "That did not do. Check what you typed, or ask for a new link.",
    ),
)
UNKNOWN = (500, "failed", "That did not work. Nothing was lost; please try again.")
PAGE_WORDS = {
    400: "Something in the form is missing.",
    403: "Your role does not allow this page.",
    404: "There is no such page, or it is not yours.",
    500: "That did not work. Please try again, and tell your administrator if it stays so.",
}


def refusal(error: DeskError) -> tuple[int, str, str]:
    """Status, code and words for what the desk refused."""
    for kind, status, code, text in REFUSALS:
        if isinstance(error, kind):
            return status, code, text
    return UNKNOWN


def answer(policy: Policy | None, status: int, code: str, text: str) -> web.Response:
    """The refusal as this route's callers read it."""
    if policy is not None and policy.kind in ("api", "socket"):
        return web.json_response({"error": code, "text": text}, status=status)
    words = PAGE_WORDS.get(status, text) if status != 409 else text  # noqa: PLR2004 - conflict
    return web.Response(text=words, status=status)
