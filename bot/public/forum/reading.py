"""What the assistant hears in a post: its topic, and the worst urgency of all its parts."""

from __future__ import annotations

from collections.abc import Iterator

from bot.contract import URGENCIES, Reading
from bot.public.assistant import Assistant, AssistantConfused, AssistantDown

LONGEST = 3_500
ENDS = ("\n", ". ", "! ", "? ")
PLAIN = "hello"


async def read(assistant: Assistant, title: str, text: str) -> Reading:
    """The reading of a whole post; a long one is heard in parts.

    Raises:
        AssistantDown: nobody is in; ask again later.
        AssistantConfused: it cannot bear this text.
    """
    readings = [await _heard(assistant, part) for part in parts(f"{title}\n\n{text}".strip())]
    worst = max(readings, key=lambda reading: URGENCIES.index(reading.urgency.level))
    if worst.urgency.level != "none":
        return worst
    return readings[0]


async def _heard(assistant: Assistant, part: str) -> Reading:
    """One part's reading. Words that it cannot bear, while others it can, would wait for ever."""
    try:
        return await assistant.read(part)
    except AssistantDown:
        await assistant.read(PLAIN)
    try:
        return await assistant.read(part)
    except AssistantDown as error:
        raise AssistantConfused(f"it reads other words, but not these ({error})") from None


def parts(text: str) -> Iterator[str]:
    """`text` in pieces the assistant can take, cut between sentences where possible, else words."""
    while len(text) > LONGEST:
        cut = _last(ENDS, text) or _last((" ",), text) or LONGEST
        yield text[:cut]
        text = text[cut:].strip()
    yield text or "?"


def _last(ends: tuple[str, ...], text: str) -> int:
    """Where the last of `ends` within one piece is over; 0 when there is none."""
    return max(
        (at + len(end) for end in ends if (at := text.rfind(end, 0, LONGEST)) > 0), default=0
    )
