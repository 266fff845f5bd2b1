"""Who does not find the words still finds the answer: buttons lead to it from the start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from bot.content.collection import Collection
from bot.content.finding import Finding
from bot.content.passages import leads

GREETING = "smalltalk/hello"
STOP = "dialogue/stop"
# Replies to something said rather than asked. Nobody would press a button to get one.
REPLIES = frozenset(
    {
        "out_of_scope",
        "unsure",
        "smalltalk/bye",
        "smalltalk/how_are_you",
        "smalltalk/joke",
        "smalltalk/no",
        "smalltalk/not_sure",
        "smalltalk/ok",
        "smalltalk/rude",
        "smalltalk/skip",
        "smalltalk/thanks",
        "smalltalk/yes",
    }
)


def check(content: Collection) -> Iterator[Finding]:
    """At least one button leads to each answer, and a chain of buttons from the greeting."""
    led_to = set(leads(content))
    found = _from_the_greeting(_ways(content)) if GREETING in content.answers else led_to
    for key in content.questions():
        if key in REPLIES or key in led_to & found:
            continue
        wrong = "no button leads to it"
        if key in led_to:
            wrong = "no chain of buttons leads to it from the greeting"
        do = f"Name {key} under next of an answer it follows from"
        yield Finding(content.homes[key], key, wrong, do)


def _from_the_greeting(ways: Mapping[str, Iterable[str]]) -> set[str]:
    found, ahead = {GREETING}, [GREETING]
    while ahead:
        further = set(ways.get(ahead.pop(), ())) - found
        found |= further
        ahead += further
    return found


def _ways(content: Collection) -> dict[str, list[str]]:
    """What can be pressed after each answer, and by the end of each dialogue."""
    ways = {
        key: [target for wording in wordings for target in wording.metadata.next]
        for key, wordings in content.answers.items()
    }
    for file, quiz in content.quizzes.items():
        ended = [target for result in quiz.results.values() for target in result.next]
        ways[f"dialogue/{PurePath(file).stem}"] = [STOP, *ended]
    triage = content.triage
    chosen = [choice for question in triage.questions for choice in question.choices]
    pointed = [key for choice in chosen for key in (choice.leads_to, choice.ends_with) if key]
    ways["dialogue/triage"] = [STOP, *pointed, triage.result.otherwise, *triage.result.also]
    ways["dialogue/starters"] = [STOP, *content.starters.next]
    return ways
