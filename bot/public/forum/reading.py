"""What the assistant hears in a post: its topic, and the worst urgency of all its parts."""

from __future__ import annotations

from collections.abc import Iterator

from bot.contract import Reading
from bot.desk.values import URGENCIES
from bot.public.assistant import Assistant

LONGEST = 3_500
MOST_PARTS = 8


async def read(assistant: Assistant, title: str, text: str) -> Reading:
    """The reading of a whole post; a long one is heard in parts.

    Raises:
        AssistantDown: nobody is in; ask again later.
        AssistantConfused: it cannot bear this text.
    """
    readings = [await assistant.read(part) for part in parts(f"{title}\n\n{text}".strip())]
    worst = max(readings, key=lambda reading: URGENCIES.index(reading.urgency.level))
    if worst.urgency.level != "none":
        return worst
    return readings[0]


def parts(text: str) -> Iterator[str]:
    """`text` in pieces the assistant can take, cut between paragraphs or words where possible."""
    for _ in range(MOST_PARTS):
        if len(text) <= LONGEST:
            break
        cut = max(text.rfind("\n", 0, LONGEST), text.rfind(" ", 0, LONGEST))
        cut = cut if cut > 0 else LONGEST
        yield text[:cut]
        text = text[cut:].strip()
    yield text[:LONGEST] or "?"
