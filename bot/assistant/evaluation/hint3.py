"""HINT3: the shipped pipeline on other people's bots, at the one shipped threshold.

HINT3 (Arora et al. 2020) has messages that real users sent to live bots; half of them are to be
declined. The folder holds `<name>_train.csv` and `<name>_test.csv`; neither is part of the project.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sklearn.metrics import matthews_corrcoef

from bot.assistant.decide import Scope
from bot.assistant.encoded import Encoders
from bot.assistant.evaluation.measures import Pair, share
from bot.assistant.evaluation.outcome import Figures, Section, Table
from bot.assistant.ranking import rank
from bot.assistant.scorer import AnswerScorer
from bot.content.files import ContentError

DECLINED: Final = "NO_NODES_DETECTED"
TRAIN, TEST = "_train.csv", "_test.csv"


@dataclass(frozen=True)
class Prediction:
    """The label expected, the best one found, and how close its nearest example is."""

    expected: str
    best: str
    closeness: float

    def at(self, threshold: float) -> Pair:
        """(expected, said) when anything less close than the threshold is declined."""
        return self.expected, self.best if self.closeness >= threshold else DECLINED


def hint3(folder: Path, encoders: Encoders) -> Section:
    """One row a data set.

    Raises:
        ContentError: the folder has no data set, or a file lacks the columns sentence and label.
    """
    names = sorted(path.name.removesuffix(TRAIN) for path in folder.glob(f"*{TRAIN}"))
    if not names:
        raise ContentError(f"{folder} holds no *{TRAIN}.", file=folder)
    threshold, rows = Scope().in_scope, []
    figures: Figures = {}
    for name in names:
        predictions = predict(
            encoders, read(folder / f"{name}{TRAIN}"), read(folder / f"{name}{TEST}")
        )
        measured = measure(predictions, threshold)
        figures |= {f"{name}.{what}": value for what, value in measured.items()}
        rows.append([name, str(len(predictions)), *(f"{value:.3f}" for value in measured.values())])
    return Section(
        key="hint3",
        title="HINT3",
        intro=f"One threshold for every set: closeness {threshold:g}, the one that is shipped.",
        figures=figures,
        tables=[Table("HINT3", ["set", "messages", *COLUMNS], rows)],
    )


COLUMNS: Final = ("MCC", "in scope right", "in scope right, never declining", "declined rightly")


def measure(predictions: Sequence[Prediction], threshold: float) -> dict[str, float]:
    """Matthews' correlation over all labels, declining being one, and what makes it up."""
    pairs = [prediction.at(threshold) for prediction in predictions]
    raw = [prediction.at(0) for prediction in predictions]
    expected, said = zip(*pairs, strict=True)
    return {
        "mcc": float(matthews_corrcoef(expected, said)),
        "in_scope": share(e == s for e, s in pairs if e != DECLINED),
        "in_scope_raw": share(e == s for e, s in raw if e != DECLINED),
        "declined": share(s == DECLINED for e, s in pairs if e == DECLINED),
    }


def predict(encoders: Encoders, train: list[Pair], test: list[Pair]) -> list[Prediction]:
    """Fits the scorer as `rasa train` does and ranks every test message."""
    texts = [text for text, _ in train]
    scorer = AnswerScorer.fit(encoders.encode(texts), [label for _, label in train], texts)
    return [_prediction(scorer, encoders, text, label) for text, label in test]


def _prediction(scorer: AnswerScorer, encoders: Encoders, text: str, label: str) -> Prediction:
    best = rank(scorer.score(encoders.read(text))).best[0]
    return Prediction(expected=label, best=best.key, closeness=best.closeness)


def read(path: Path) -> list[Pair]:
    """(sentence, label) pairs.

    Raises:
        ContentError: the file is missing or lacks a column.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [(row["sentence"], row["label"]) for row in csv.DictReader(file)]
    except (OSError, KeyError) as error:
        raise ContentError(f"{path} needs the columns sentence, label.", file=path) from error
