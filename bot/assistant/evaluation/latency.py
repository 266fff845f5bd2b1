"""How long hearing takes on this machine; told, never gated (a busy machine is not a worse bot)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

from bot.assistant.evaluation.ground import Ground
from bot.assistant.evaluation.measures import percentile
from bot.assistant.evaluation.outcome import Section, Table
from bot.assistant.evaluation.samples import Sample
from bot.assistant.remembering import forgetful

MOST: Final = 300
PARTS: Final = {"p50": 0.5, "p95": 0.95, "p99": 0.99}


def latency(ground: Ground, samples: Sequence[Sample]) -> Section:
    """Milliseconds to hear one post: encoders, answers, rules and urgency, without Rasa."""
    taken = []
    with forgetful(ground.encoders):
        for sample in samples[:: max(1, len(samples) // MOST)]:
            start = time.perf_counter()
            ground.hearing.hear(sample.text)
            taken.append(1000 * (time.perf_counter() - start))
    figures = {f"{name}_ms": percentile(taken, part) for name, part in PARTS.items()}
    rows = [[f"{figures[f'{name}_ms']:.1f} ms" for name in PARTS]]
    return Section(
        key="latency",
        title="Latency of hearing",
        intro=f"{len(taken)} held-out sentences, one at a time, without Rasa and the network.",
        figures=figures,
        tables=[Table("Milliseconds a post", list(PARTS), rows)],
    )
