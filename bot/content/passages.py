"""Every text a parent reads from the curated files, and what each entry rests on."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.collection import Collection, Evidence, Passage
from bot.content.quizzes import Quiz

STARTERS = "data/starters.yml"


def passages(content: Collection) -> Iterator[Passage]:
    """All texts: answers and lines, their titles, the checks, the openers."""
    for file, answer in content.wordings():
        shown = answer.metadata
        key = f"{answer.key} ({answer.writer})" if answer.writer else answer.key
        yield Passage(file, key, answer.text, shown.services, shown.next)
        yield Passage(file, f"{key}: title", shown.title, fills=False)
    for file, quiz in content.quizzes.items():
        yield from _of_quiz(file, quiz)
    for key, starter in content.starters.starters.items():
        yield Passage(STARTERS, key, "\n".join([*starter.say, starter.avoid]), fills=False)


def _of_quiz(file: str, quiz: Quiz) -> Iterator[Passage]:
    yield Passage(file, "title", quiz.title, fills=False)
    yield Passage(file, "intro", quiz.intro)
    for question in quiz.questions:
        yield Passage(file, question.key, f"{question.ask}\n{question.explain}", fills=False)
    for key, result in quiz.results.items():
        yield Passage(file, f"results: {key}", result.text, result.services, result.next)


def evidence(content: Collection) -> Iterator[Evidence]:
    """What each wording, check and the openers rest on."""
    for file, answer in content.wordings():
        key = f"{answer.key} ({answer.writer})" if answer.writer else answer.key
        m = answer.metadata
        yield Evidence(file, key, m.sources, m.grade, m.reviewed, m.review_by)
    for file, quiz in content.quizzes.items():
        due = (quiz.reviewed, quiz.review_by)
        yield Evidence(file, "the whole check", quiz.sources, quiz.grade, *due)
    openers = content.starters
    due = (openers.reviewed, openers.review_by)
    yield Evidence(STARTERS, "all openers", openers.sources, openers.grade, *due)


def leads(content: Collection) -> Iterator[str]:
    """The target of every button."""
    for passage in passages(content):
        yield from passage.next
