"""Plain words: most parents read as an eleven-year-old does when they are afraid."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.collection import Collection
from bot.content.finding import Finding
from bot.content.passages import passages
from bot.content.readability import reading_age, spoken_words

WANTED = 11.0
HIGHEST = 13.0
SHARE = 0.95
ANSWERS = ("data/nlu/", "data/lines/")
# Below this the formula says more about one long name than about the text.
FEWEST_WORDS = 20


def check(content: Collection) -> Iterator[Finding]:
    """No answer above 13, and 95 of 100 at 11 or below."""
    ages = list(measured(content))
    hard = [row for row in ages if row[2] > WANTED]
    few = len(hard) <= (1 - SHARE) * len(ages)
    for file, key, age in hard:
        if age > HIGHEST or not few:
            limit = WANTED if age <= HIGHEST else HIGHEST
            wrong = f"too hard: reading age {age:.1f}, at most {limit:.0f}"
            yield Finding(file, key, wrong, "Use shorter sentences and shorter words")


def measured(content: Collection) -> Iterator[tuple[str, str, float]]:
    """File, key and reading age of each text that is long enough, answers at every age."""
    others = (p for p in passages(content) if not p.file.startswith(ANSWERS))
    texts = [*content.readings(), *((p.file, p.key, p.text) for p in others)]
    for file, label, text in texts:
        if len(text.split()) >= FEWEST_WORDS:
            yield file, label, reading_age(spoken_words(text, content.directory))
