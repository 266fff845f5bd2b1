"""What the trained head learns from: triage sentences, and the answers' own examples.

An example of an answer whose metadata says `urgency: none` is a calm question ("hello", "what is
grooming?"); one of the six emergency answers is an emergency. Examples of `report` answers are left
out: they mix the question with the event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.assistant.urgency.sentences import Sentence
from bot.content.answers import Answer
from bot.content.emergencies import EMERGENCIES
from bot.contract import UrgencyLevel


@dataclass(frozen=True)
class Lesson:
    """A text and the urgency it stands for."""

    text: str
    level: UrgencyLevel


def lessons_from(
    sentences: Iterable[Sentence],
    examples: Iterable[tuple[str, str]],
    answers: Mapping[str, list[Answer]],
) -> list[Lesson]:
    """Triage sentences first, then the examples whose answer tells their urgency."""
    triage = [(sentence.text, sentence.level) for sentence in sentences]
    spoken = [(text, level_of(key, answers)) for text, key in examples]
    return [Lesson(text, level) for text, level in triage + spoken if level is not None]


def level_of(key: str, answers: Mapping[str, list[Answer]]) -> UrgencyLevel | None:
    """The urgency that every question with this answer has, or None where it varies."""
    if key in EMERGENCIES:
        return "immediate"
    wordings = answers.get(key)
    if wordings and all(wording.metadata.urgency == "none" for wording in wordings):
        return "none"
    return None
