"""The decision table: which answer, and what else it might have been."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from bot.assistant.ranking import OUT_OF_SCOPE, SMALLTALK, Ranked, Ranking
from bot.assistant.urgency.reader import UrgencyReading
from bot.content.answers import topic_of
from bot.content.emergencies import EMERGENCIES
from bot.contract import Urgency

UNSURE = "unsure"
MOST_ALTERNATIVES = 3
# The least of a kind: an alarm may be of none. "Please do not go" is no answer to a blackmailer.
CLEAR_KIND = 0.05
ANY_DANGER = "emergency/life"
EMERGENCY = "emergency"
ABOUT = {"self_harm_now": "selfharm", "terrorism_now": "radicalisation"}


class Scope(BaseModel):
    """When an answer is close enough. One setting for every data set (docs/understanding.md).

    in_scope: least closeness (see `Scores`) of the winner's nearest example for it to be answered.
    hopeless: under this closeness not even suggestions are made.
    sure: least probability of the winner among some 300 answers.
    declined: least probability of `out_of_scope` for a calm post to be declined; it need not win.
    second: least probability of a passage's own answer for it to count as a second question.
    """

    in_scope: float = 0.65
    hopeless: float = 0.45
    sure: float = 0.3
    declined: float = 0.05
    second: float = 0.35


@dataclass(frozen=True)
class Decided:
    """What was decided for one post. `answer` is an answer's key, `out_of_scope` or `unsure`."""

    answer: str
    confidence: float
    topic: str
    urgency: Urgency
    alternatives: list[str]
    also: str | None
    ranking: list[Ranked]


def decide(ranking: Ranking, reading: UrgencyReading, scope: Scope) -> Decided:
    """Emergency, answer, suggestions or out of scope, in that order."""
    calm = ranking.without(EMERGENCIES)
    topic, best = calm.topic(), calm.best[0]
    worrying = reading.urgency.level != "none"
    answer, confidence = calm_answer(calm, scope, worrying=worrying), best.confidence
    if reading.urgency.level == "immediate":
        answer, confidence = _emergency(ranking, reading), reading.urgency.confidence
        topic = _danger(ranking, reading)
    return Decided(
        answer=answer,
        confidence=confidence,
        topic=OUT_OF_SCOPE if answer == OUT_OF_SCOPE else topic,
        urgency=reading.urgency,
        alternatives=_alternatives(calm, answer),
        also=_second_question(calm, answer, scope),
        ranking=ranking.best[:10],
    )


def calm_answer(ranking: Ranking, scope: Scope, *, worrying: bool = False) -> str:
    """The answer to what is no emergency; what worries is never declined."""
    best = ranking.best[0]
    if _not_ours(ranking, scope) or best.closeness < scope.hopeless:
        return UNSURE if worrying else OUT_OF_SCOPE
    if best.closeness >= scope.in_scope and best.confidence >= scope.sure:
        return best.key
    return UNSURE


def _not_ours(ranking: Ranking, scope: Scope) -> bool:
    """Whether it is more likely than `declined` says that nobody here has an answer."""
    likely = {answer.key: answer.confidence for answer in ranking.best}.get(OUT_OF_SCOPE, 0.0)
    return ranking.best[0].key == OUT_OF_SCOPE or likely >= scope.declined


def _emergency(ranking: Ranking, reading: UrgencyReading) -> str:
    if reading.emergency:
        return f"emergency/{reading.emergency}"
    likely = [kind for kind in ranking.only(EMERGENCIES).best if kind.confidence >= CLEAR_KIND]
    return likely[0].key if likely else ANY_DANGER


def _danger(ranking: Ranking, reading: UrgencyReading) -> str:
    """What an emergency is about: where a cue names its kind, nothing that is less than the danger.

    A child who is bullied and has a plan to die is told of as `selfharm`, as the answer is.
    """
    if (about := ABOUT.get(reading.emergency or "")) is None:
        return ranking.topic()
    likely = ranking.topics()
    return max((about, EMERGENCY), key=lambda topic: likely.get(topic, 0.0))


def _alternatives(ranking: Ranking, answer: str) -> list[str]:
    """The next best answers in distinct keys: suggestions when unsure."""
    return [
        a.key for a in ranking.best if a.key not in (answer, OUT_OF_SCOPE) and a.topic != SMALLTALK
    ][:MOST_ALTERNATIVES]


def _second_question(ranking: Ranking, answer: str, scope: Scope) -> str | None:
    """Another answer that one passage asks for on its own, clearly and about something else."""
    for passage in ranking.passages:
        if (
            passage.key != answer
            and passage.key not in EMERGENCIES
            and passage.topic not in (SMALLTALK, OUT_OF_SCOPE, topic_of(answer))
            and passage.confidence >= scope.second
            and passage.closeness >= scope.in_scope
        ):
            return passage.key
    return None
