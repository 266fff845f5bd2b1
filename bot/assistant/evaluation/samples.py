"""The sentences to measure on: our own held-out files, and files of the same kinds from a path."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.assistant.finetune.examples import answer_examples
from bot.assistant.ranking import OUT_OF_SCOPE
from bot.assistant.urgency.lessons import level_of
from bot.assistant.urgency.sentences import load_sentences
from bot.content.answers import Answer, topic_of
from bot.content.files import ContentError
from bot.contract import UrgencyLevel

# What other people's files call our levels and topics.
LEVEL_NAMES: Final[dict[str, UrgencyLevel]] = {
    "immediate": "immediate",
    "report": "report",
    "soon": "report",
    "none": "none",
}
TOPIC_NAMES: Final = {"other": OUT_OF_SCOPE}


@dataclass(frozen=True)
class Sample:
    """A text and what should be heard in it; an empty field says that nobody decided it."""

    text: str
    name: str = ""
    topic: str = ""
    answer: str = ""
    level: UrgencyLevel | None = None
    style: str = ""

    @property
    def in_scope(self) -> bool:
        """Whether it is ours to answer."""
        return self.topic != OUT_OF_SCOPE


def held_out_questions(folder: Path, answers: Mapping[str, list[Answer]]) -> list[Sample]:
    """`tests/nlu/*.yml`; the level is what the answer itself implies, where it is one level."""
    return [
        Sample(
            text=text,
            name=key,
            topic=topic_of(key),
            answer=key,
            level="none" if key == OUT_OF_SCOPE else level_of(key, answers),
        )
        for text, key in answer_examples(folder)
    ]


def held_out_posts(folder: Path) -> list[Sample]:
    """`tests/triage/*.tsv`."""
    return [
        Sample(
            text=post.text, name=post.group, topic=post.topic, level=post.level, style=post.style
        )
        for post in load_sentences(folder)
    ]


def questions_file(path: Path) -> list[Sample]:
    """A file with the columns id, text, topic, urgency, who, kind; `who` stands for the style.

    Raises:
        ContentError: a row lacks a column, or its urgency is unknown.
    """
    return [
        Sample(
            text=row["text"],
            name=row["id"],
            topic=TOPIC_NAMES.get(row["topic"], row["topic"]),
            level=LEVEL_NAMES[row["urgency"]],
            style=row.get("who", ""),
        )
        for row in _rows(path, ("id", "text", "topic", "urgency"), "urgency")
    ]


def triage_file(path: Path) -> list[Sample]:
    """A file with the columns id, text, level, topic, style (route and why are not read).

    Raises:
        ContentError: a row lacks a column, or its level is unknown.
    """
    return [
        Sample(
            text=row["text"],
            name=row["id"],
            topic=TOPIC_NAMES.get(row["topic"], row["topic"]),
            level=LEVEL_NAMES[row["level"]],
            style=row["style"],
        )
        for row in _rows(path, ("id", "text", "level", "topic", "style"), "level")
    ]


def _rows(path: Path, columns: Sequence[str], level: str) -> Iterator[dict[str, str]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{path} cannot be read as UTF-8 text.", file=path) from error
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(reader, start=2):
        if any(not row.get(column) for column in columns) or row[level] not in LEVEL_NAMES:
            raise ContentError(
                f"{path}: line {number}: needs {', '.join(columns)}, with {level} one of "
                f"{', '.join(LEVEL_NAMES)}.",
                file=path,
            )
        yield row
