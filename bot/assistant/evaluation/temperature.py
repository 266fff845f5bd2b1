"""The temperature by which scores become probabilities, chosen on examples held back.

The scorer here learns without them, so that they are as new to it as they are to the encoder.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from bot.assistant.evaluation.ground import Ground
from bot.assistant.evaluation.measures import calibration_error, reliability
from bot.assistant.evaluation.outcome import Section, Table, percent
from bot.assistant.evaluation.pictures import lines
from bot.assistant.ranking import TEMPERATURE
from bot.assistant.scorer import AnswerScorer, Scores
from bot.assistant.urgency.sentences import held_back

STEPS: Final = [float(step) for step in np.round(np.arange(0.4, 2.6, 0.1), 1)]


def temperature_section(ground: Ground) -> Section:
    """The surprise (mean negative log-probability of the right answer) at every temperature."""
    scores, right = _scored(ground)
    surprise = [_surprise(scores, right, step) for step in STEPS]
    errors = [_error(scores, right, step) for step in STEPS]
    best = STEPS[int(np.argmin(surprise))]
    rows = [
        [f"{step:.1f}", f"{surprised:.3f}", percent(error)]
        for step, surprised, error in zip(STEPS, surprise, errors, strict=True)
    ]
    table = Table(
        "Temperature",
        ["temperature", "surprise", "calibration error"],
        rows,
        f"Least surprise: {best:g}. Shipped: {TEMPERATURE:g}.",
    )
    drawn = [(STEPS, surprise, "surprise", "C0-"), (STEPS, errors, "calibration error", "C3--")]
    alt = "Surprise and calibration error over the temperature; the table has the figures."
    return Section(
        key="temperature",
        title="Choosing the temperature of answers",
        intro=f"{len(right)} training examples that neither the encoder nor this scorer learnt.",
        figures={"suggested": best},
        tables=[table],
        pictures=[lines("Temperature", alt, drawn, ("temperature", ""), TEMPERATURE)],
    )


def _scored(ground: Ground) -> tuple[Scores, list[int]]:
    """Scores of the examples held back, and the column of each one's right answer."""
    learnt = [(text, key) for text, key in ground.examples if not held_back(text)]
    texts, keys = [text for text, _ in learnt], [key for _, key in learnt]
    known = set(keys)
    asked = [(text, key) for text, key in ground.examples if held_back(text) and key in known]
    scorer = AnswerScorer.fit(ground.encoders.encode(texts), keys, texts)
    scores = scorer.score(ground.encoders.encode([text for text, _ in asked]))
    return scores, [scores.labels.index(key) for _, key in asked]


def _surprise(scores: Scores, right: list[int], temperature: float) -> float:
    probabilities = scores.probabilities(temperature)[np.arange(len(right)), right]
    return float(-np.log(np.maximum(probabilities, 1e-9)).mean())


def _error(scores: Scores, right: list[int], temperature: float) -> float:
    probabilities = scores.probabilities(temperature)
    best = probabilities.argmax(axis=1)
    outcomes = [
        (float(row[column]), bool(column == wanted))
        for row, column, wanted in zip(probabilities, best, right, strict=True)
    ]
    return calibration_error(reliability(outcomes))
