"""What the preview shows of each answer: the widget's blocks, cards, choices and sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.content.ages import with_line
from bot.content.answers import Answer
from bot.content.collection import Collection
from bot.content.preview.words import Block, blocks
from bot.content.quizzes import Question, Result
from bot.content.readability import fill
from bot.contract import ServiceCard, Source

CLINIC = "clinic"
READERS = {"": "for everybody", "child": "for a child who writes"}


@dataclass(frozen=True)
class Shown:
    """One wording as the widget would show it."""

    answer: Answer
    reader: str
    blocks: list[Block]
    cards: list[ServiceCard]
    choices: list[tuple[str, str]]
    sources: list[Source]
    clinic: bool


@dataclass(frozen=True)
class Section:
    """The answers of one file."""

    name: str
    answers: list[tuple[str, list[Shown], list[str]]]


@dataclass(frozen=True)
class ShownCheck:
    """One check of eight questions."""

    title: str
    intro: list[Block]
    questions: list[Question]
    results: list[tuple[str, list[Block], Result]]


def sections(content: Collection, now: datetime) -> list[Section]:
    """All answers by file, each with its wordings and the sentences that lead to it."""
    found: dict[str, Section] = {}
    for key, wordings in content.answers.items():
        name = content.homes[key].removeprefix("data/").removesuffix(".yml")
        shown = [one for wording in wordings for one in _readings(content, wording, now)]
        said = content.examples.get(key, ("", []))[1]
        found.setdefault(name, Section(name, [])).answers.append((key, shown, said))
    return list(found.values())


def _readings(content: Collection, answer: Answer, now: datetime) -> Iterator[Shown]:
    """The wording as it is, and as it is for each age that it has a line for."""
    reader = READERS.get(answer.writer or "", f"for {answer.writer}")
    yield _shown(content, answer, reader, answer.text, now)
    for line in answer.metadata.ages:
        text = with_line(answer.text, line.say)
        yield _shown(content, answer, f"{reader}, {line.label}", text, now)


def _shown(content: Collection, answer: Answer, reader: str, text: str, now: datetime) -> Shown:
    metadata = answer.metadata
    named = [key for key in metadata.services if key != CLINIC and key in content.directory]
    return Shown(
        answer=answer,
        reader=reader,
        blocks=blocks(fill(text, content.directory)),
        cards=[content.directory.card(key, now) for key in named],
        choices=list(_choices(content, metadata.next)),
        sources=[
            content.sources[key].shown() for key in metadata.sources if key in content.sources
        ],
        clinic=CLINIC in metadata.services,
    )


def _choices(content: Collection, keys: list[str]) -> Iterator[tuple[str, str]]:
    for key in keys:
        if key in content.answers:
            yield key, content.answers[key][0].metadata.title


def checks(content: Collection) -> list[ShownCheck]:
    """The checks, with their words filled in."""
    return [
        ShownCheck(
            quiz.title,
            blocks(fill(quiz.intro, content.directory)),
            quiz.questions,
            [
                (yeses, blocks(fill(result.text, content.directory)), result)
                for yeses, result in quiz.results.items()
            ],
        )
        for quiz in content.quizzes.values()
    ]


def starters(content: Collection) -> list[tuple[str, list[Block]]]:
    """What to say, youngest first, and at any age."""
    titles = {**content.bands.titles(), "any_age": "Any age"}
    return [(titles.get(b, b), blocks(text)) for b, text in content.starters.texts().items()]
