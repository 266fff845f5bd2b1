"""How far a "not" reaches: into the gaps of what it denies, or on within its clause."""

from __future__ import annotations

from typing import Final

from bot.assistant.urgency.phrases import Match
from bot.assistant.wording import Word

REACH: Final = 4
_CLAUSE_ENDS = frozenset(
    ("and", "but", "because", "so", "then", "until", "till", "unless", "when", "while", "now", "if")
)


def negated(match: Match, negations: list[Match], words: list[Word]) -> bool:
    """Whether a "not" stands in one of the match's gaps, or shortly before it in its clause."""
    return any(
        negation.start in match.gaps or _reaches(negation, match, words) for negation in negations
    )


def _reaches(negation: Match, match: Match, words: list[Word]) -> bool:
    between = words[negation.end : match.start]
    return (
        negation.end <= match.start
        and len(between) <= REACH
        and not words[match.start].breaks
        and not any(word.breaks or word.form in _CLAUSE_ENDS for word in between)
    )
