"""Both opinions as one: on the urgency of a post, and on which answer it asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from bot.assistant.encoded import Encoded
from bot.assistant.opinion import Opinion, Row, SecondOpinion
from bot.assistant.ranking import Ranked, Ranking

# Chosen on what neither encoder has learnt from (docs/decisions/0025).
SHARE_OF_LEVELS: Final = 0.75
SHARE_OF_ANSWERS: Final = 0.5
DOUBTFUL: Final = 0.4  # the first's confidence in its best answer under which the second is asked
_LEAST: Final = 1e-6
_LEAST_ANSWER: Final = 1e-4


def settled_levels(first: Row, second: Row) -> Row:
    """The weighted geometric mean of two rows of probabilities."""
    both = (first + _LEAST) ** (1 - SHARE_OF_LEVELS) * (second + _LEAST) ** SHARE_OF_LEVELS
    row: Row = (both / both.sum()).astype(np.float32)
    return row


def settled_ranking(ranking: Ranking, post: Encoded, opinion: SecondOpinion | None) -> Ranking:
    """The ranking, its answers weighed again by the second opinion where the first is in doubt."""
    if opinion is None or ranking.best[0].confidence >= DOUBTFUL:
        return ranking
    second = post.second.about(post.texts[0], opinion)
    return ranking if second is None else weighed(ranking, second)


def weighed(ranking: Ranking, opinion: Opinion) -> Ranking:
    """What both know shares its probability anew; an answer that only one knows keeps its own."""
    second, share = opinion.answers, SHARE_OF_ANSWERS
    known = [answer for answer in ranking.best if answer.key in second]
    both = [
        (a.confidence + _LEAST_ANSWER) ** (1 - share) * (second[a.key] + _LEAST_ANSWER) ** share
        for a in known
    ]
    scale = sum(answer.confidence for answer in known) / (sum(both) or 1.0)
    new = dict(zip((a.key for a in known), (scale * value for value in both), strict=True))
    best = [a._replace(confidence=new.get(a.key, a.confidence)) for a in ranking.best]
    return replace(ranking, best=sorted(best, key=_surest_first), second_topics=opinion.topics)


def _surest_first(answer: Ranked) -> float:
    return -answer.confidence
