"""What is said for one age: said of no other, to no age twice, and asked for in the same bands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from bot.content.ages import OLDEST, YOUNGEST, AgeLine
from bot.content.collection import Collection
from bot.content.finding import Finding
from bot.content.passages import STARTERS, TRIAGE

AGE = "age"
BANDS = "data/dialogues/ages.yml"


def check(content: Collection) -> Iterator[Finding]:
    """Lines for an age do not overlap; the questions and the openers have every band."""
    for file, answer in content.wordings():
        for wrong, do in _lines(answer.metadata.ages):
            yield Finding(file, answer.label, wrong, do)
    bands = content.bands.titles()
    oldest = [span.oldest for span in map(content.bands.span, bands) if span]
    if oldest != sorted(set(oldest)) or oldest[-1] != OLDEST:
        wrong = f"the bands do not follow one another up to {OLDEST}"
        yield Finding(BANDS, "bands", wrong, "Write them from the youngest to the oldest")
    asked = [{c.choice for c in q.choices} for q in content.triage.questions if q.key == AGE]
    for at, key, found in [(STARTERS, "starters", set(content.starters.starters))] + [
        (TRIAGE, AGE, choices) for choices in asked
    ]:
        if found != set(bands):
            odd = ", ".join(sorted(found ^ set(bands)))
            yield Finding(at, key, f"its ages are not those of {BANDS}: {odd}", "Name each once")


def _lines(lines: list[AgeLine]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if line.youngest > line.oldest:
            wrong = f"nobody is {line.youngest} or older and {line.oldest} or younger"
            yield wrong, "Put the younger age in youngest and the older one in oldest"
        if (line.youngest, line.oldest) == (YOUNGEST, OLDEST):
            yield "a line for an age names no age", "Name youngest or oldest, or put it in the text"
    for one, other in combinations(lines, 2):
        if max(one.youngest, other.youngest) <= min(one.oldest, other.oldest):
            wrong = f"two lines are for the same age: {one.label} and {other.label}"
            yield wrong, "Let each age be in one of them only"
