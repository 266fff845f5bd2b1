"""A trial: one sample and what was heard in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.assistant.decide import UNSURE, Decided
from bot.assistant.evaluation.samples import Sample
from bot.assistant.hearing import Hearing
from bot.assistant.ranking import OUT_OF_SCOPE

SHOWN_FIRST = 3


@dataclass(frozen=True)
class Trial:
    """What should have been heard, and what was."""

    sample: Sample
    heard: Decided

    @property
    def topic_right(self) -> bool:
        """The topic is the one expected."""
        return self.heard.topic == self.sample.topic

    @property
    def answer_right(self) -> bool:
        """The answer is the one expected."""
        return self.heard.answer == self.sample.answer

    @property
    def declined(self) -> bool:
        """The parent is told that this is not ours; being asked back (`unsure`) is not that."""
        return self.heard.answer == OUT_OF_SCOPE

    @property
    def unsure(self) -> bool:
        """Suggestions were made instead of an answer."""
        return self.heard.answer == UNSURE

    @property
    def first_three(self) -> list[str]:
        """What the parent is shown: the answer, if there is one, and suggestions."""
        if self.declined:
            return [OUT_OF_SCOPE]
        answered = [] if self.unsure else [self.heard.answer]
        return [*answered, *self.heard.alternatives][:SHOWN_FIRST]

    @property
    def level(self) -> str:
        """The urgency heard."""
        return self.heard.urgency.level


def hear_all(hearing: Hearing, samples: Iterable[Sample]) -> list[Trial]:
    """Every sample, heard as the assistant hears it."""
    return [Trial(sample, hearing.hear(sample.text)) for sample in samples]
