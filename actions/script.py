"""A dialogue's script, whatever its kind: questions with choices, and how it ends.

The two checks (data/checks) and the triage questions (data/dialogues/triage.yml) become the same
thing here, so that one action can hold any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from bot.content.quizzes import Quiz, load_quiz
from bot.content.triage import Choice, Triage, load_triage
from bot.settings import settings

TRIAGE: Final = "triage"
YES_NO: Final = (
    Choice(choice="yes", title="Yes"),
    Choice(choice="no", title="No"),
    Choice(choice="not_sure", title="I am not sure"),
)
POINTS: Final = {"yes": 1.0, "not_sure": 0.5}
SOME_FROM, MANY_FROM = 2.0, 4.0
MOST_LEADS: Final = 2


@dataclass(frozen=True)
class Step:
    """One question; `explain` is said with it."""

    key: str
    ask: str
    choices: tuple[Choice, ...]
    explain: str = ""


@dataclass(frozen=True)
class Ending:
    """What is said when the last question is answered."""

    text: str
    services: list[str]
    next: list[str]


class Script:
    """Questions in order, and the ending that the given answers lead to."""

    def __init__(self, name: str, intro: str, steps: list[Step]) -> None:
        self.name, self.intro, self.steps = name, intro, steps

    def ending(self, given: dict[str, str]) -> Ending:
        """The ending for the choices given, by question key."""
        raise NotImplementedError


class CheckScript(Script):
    """Eight questions; a yes counts one, not sure a half."""

    def __init__(self, name: str, quiz: Quiz) -> None:
        steps = [Step(q.key, q.ask, YES_NO, q.explain) for q in quiz.questions]
        super().__init__(name, quiz.intro, steps)
        self._results = quiz.results

    def ending(self, given: dict[str, str]) -> Ending:
        """Few, some or many."""
        points = sum(POINTS.get(choice, 0.0) for choice in given.values())
        result = self._results["few"]
        if points >= SOME_FROM:
            result = self._results["many" if points >= MANY_FROM else "some"]
        return Ending(result.text, result.services, result.next)


class TriageScript(Script):
    """A few questions whose choices point at answers."""

    def __init__(self, triage: Triage) -> None:
        steps = [Step(q.key, q.ask, tuple(q.choices)) for q in triage.questions]
        super().__init__(TRIAGE, triage.intro, steps)
        self._result = triage.result

    def ending(self, given: dict[str, str]) -> Ending:
        """The answers that the choices point at, most telling first."""
        leads = [
            choice.leads_to
            for step in self.steps
            for choice in step.choices
            if choice.choice == given.get(step.key) and choice.leads_to
        ][:MOST_LEADS]
        return Ending(
            self._result.text, [], [*(leads or [self._result.otherwise]), *self._result.also]
        )


@lru_cache(maxsize=1)
def scripts() -> dict[str, Script]:
    """Every script by name, read once from the curated files."""
    return load_scripts(settings().data)


def load_scripts(data: Path) -> dict[str, Script]:
    """The checks and the triage questions under `data`.

    Raises:
        ContentError: one of the files cannot be used.
    """
    checks = {p.stem: CheckScript(p.stem, load_quiz(p)) for p in (data / "checks").glob("*.yml")}
    return {**checks, TRIAGE: TriageScript(load_triage(data / "dialogues" / "triage.yml"))}
