"""A dialogue's script, whatever its kind: questions with choices, and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.content.triage import Choice


@dataclass(frozen=True)
class Step:
    """One question; `explain` is said with it, `ask_child` to a child who writes."""

    key: str
    ask: str
    choices: tuple[Choice, ...]
    explain: str = ""
    ask_child: str = ""


@dataclass(frozen=True)
class Ending:
    """What is said when the last question is answered; `text_child` to a child who writes."""

    text: str
    services: list[str]
    next: list[str]
    text_child: str = ""


@dataclass(frozen=True)
class Opening:
    """What is said before the first question, and where the whole dialogue is from.

    Attributes:
        for_child: the answer that a child who writes gets instead, where it is for parents only.
    """

    intro: str
    sources: list[str]
    reviewed: date
    for_child: str | None = None


class Script:
    """Questions in order, and the ending that the given answers lead to."""

    def __init__(self, name: str, opening: Opening, steps: Sequence[Step]) -> None:
        self.name, self.opening, self.steps = name, opening, list(steps)

    def ending(self, given: dict[str, str]) -> Ending:
        """The ending for the choices given, by question key."""
        raise NotImplementedError
