"""The dialogues there are, read from their files: three kinds of script for one action to hold.

The triage questions (data/dialogues/triage.yml), the two checks (data/checks) and the ways to start
the talk (data/starters.yml).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from actions.script import Ending, Opening, Script, Step
from bot.content.ages import Bands
from bot.content.quizzes import Quiz, Weight, load_quiz
from bot.content.starters import Starters, load_starters
from bot.content.triage import Choice, Triage, load_triage
from bot.settings import settings

TRIAGE, STARTERS, AGE = "triage", "starters", "age"
YES_NO: Final = (
    Choice(choice="yes", title="Yes"),
    Choice(choice="no", title="No"),
    Choice(choice="not_sure", title="I am not sure"),
)
POINTS: Final = {"yes": 1.0, "not_sure": 0.5}
SOME_FROM, MANY_FROM = 2.0, 4.0
MOST_LEADS: Final = 2


class CheckScript(Script):
    """Eight questions; a yes counts one, not sure a half."""

    def __init__(self, name: str, quiz: Quiz) -> None:
        steps = [Step(q.key, q.ask, YES_NO, q.explain) for q in quiz.questions]
        opening = Opening(quiz.intro, quiz.sources, quiz.reviewed, quiz.for_child)
        super().__init__(name, opening, steps)
        self._results = quiz.results
        self._alone = {question.key for question in quiz.questions if question.alone}

    def ending(self, given: dict[str, str]) -> Ending:
        """Few, some or many."""
        result = self._results[self._weighed(given)]
        return Ending(result.text, result.services, result.next)

    def _weighed(self, given: dict[str, str]) -> Weight:
        points = sum(POINTS.get(choice, 0.0) for choice in given.values())
        if points >= MANY_FROM:
            return "many"
        enough = points >= SOME_FROM or any(given.get(key) == "yes" for key in self._alone)
        return "some" if enough else "few"


class TriageScript(Script):
    """A few questions whose choices point at answers."""

    def __init__(self, triage: Triage) -> None:
        steps = [
            Step(q.key, q.ask, tuple(q.choices), ask_child=q.ask_child) for q in triage.questions
        ]
        super().__init__(TRIAGE, Opening(triage.intro, triage.sources, triage.reviewed), steps)
        self._result = triage.result

    def ending(self, given: dict[str, str]) -> Ending:
        """The answers that the choices point at, most telling first."""
        chosen = [(step, given.get(step.key)) for step in self.steps]
        leads = [c.leads_to for step, key in chosen for c in step.choices if c.choice == key]
        found = [lead for lead in leads if lead][:MOST_LEADS] or [self._result.otherwise]
        return Ending(self._result.text, [], [*found, *self._result.also], self._result.text_child)


class StartersScript(Script):
    """One question, the age; then ways to start the talk at that age."""

    def __init__(self, starters: Starters, bands: Bands) -> None:
        choices = tuple(Choice(choice=n, title=title) for n, title in bands.titles().items())
        opening = Opening(starters.intro, starters.sources, starters.reviewed, starters.for_child)
        super().__init__(STARTERS, opening, [Step(AGE, starters.ask, choices)])
        self._starters = starters

    def ending(self, given: dict[str, str]) -> Ending:
        """The openers for the age given, or for any."""
        text = self._starters.text(given.get(AGE))
        return Ending(text, self._starters.services, self._starters.next)


@lru_cache(maxsize=1)
def scripts() -> dict[str, Script]:
    """Every script by name, read once from the curated files."""
    return load_scripts(settings().data)


def load_scripts(data: Path) -> dict[str, Script]:
    """The checks, the triage questions and the ways to start the talk, under `data`.

    Raises:
        ContentError: one of the files cannot be used.
    """
    checks = {p.stem: CheckScript(p.stem, load_quiz(p)) for p in (data / "checks").glob("*.yml")}
    bands = Bands.load(data / "dialogues" / "ages.yml")
    return {
        **checks,
        TRIAGE: TriageScript(load_triage(data / "dialogues" / "triage.yml")),
        STARTERS: StartersScript(load_starters(data / "starters.yml"), bands),
    }
