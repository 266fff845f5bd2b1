"""Stratified cross-validation of the answers' training examples.

Where the answers' encoder was fine-tuned (its card says so), it has learnt nine in ten of these
examples and the whole flatters; on the tenth that is held back, encoder and scorer are both blind.
"""

from __future__ import annotations

from collections import Counter
from typing import Final, NamedTuple

from sklearn.model_selection import StratifiedKFold

from bot.assistant.encoded import Encoders
from bot.assistant.evaluation.measures import Pair, macro_f1, share
from bot.assistant.evaluation.outcome import Figures, Section, Table, percent
from bot.assistant.evaluation.pictures import confusion_matrix
from bot.assistant.evaluation.understanding import confused_table, topic_table
from bot.assistant.ranking import rank
from bot.assistant.scorer import AnswerScorer
from bot.assistant.urgency.sentences import held_back
from bot.content.answers import topic_of

FOLDS: Final = 5
SEED: Final = 1
INTRO: Final = (
    "Optimistic as a whole if the answers' encoder was fine-tuned: it then learnt nine in ten of "
    "these examples. Read it for which answers run into each other; how good the assistant is, say "
    "the held-out sentences and the tenth that fine-tuning leaves out."
)


class Predicted(NamedTuple):
    """An example and the best ranked answer of a scorer that never saw it."""

    text: str
    expected: str
    heard: str


def cross_validation(encoders: Encoders, examples: list[tuple[str, str]]) -> Section:
    """Answers and topics over the folds; answers with too few examples for the folds stay out."""
    found = predictions(encoders, examples)
    unseen = [one for one in found if held_back(one.text)]
    answers, topics = _answers(found), _topics(found)
    whole, tenth = _figures(found), _figures(unseen)
    return Section(
        key="cross_validation",
        title="Cross-validation over the training examples",
        intro=f"{len(found)} examples, {FOLDS} folds. {INTRO}",
        figures=whole | {f"unseen_{name}": value for name, value in tenth.items()},
        tables=[
            _summary({"all": (found, whole), "left out of fine-tuning": (unseen, tenth)}),
            topic_table(topics),
            confused_table("Most confused topics", topics),
            confused_table("Most confused answers", answers),
        ],
        pictures=[confusion_matrix("Cross-validation: topics", topics)],
    )


def predictions(
    encoders: Encoders, examples: list[tuple[str, str]], folds: int = FOLDS
) -> list[Predicted]:
    """Each example once, predicted by a scorer that learnt from the other folds."""
    often = Counter(key for _, key in examples)
    usable = [(text, key) for text, key in examples if often[key] >= folds]
    texts, keys = [text for text, _ in usable], [key for _, key in usable]
    encoded = encoders.encode(texts)
    found: list[Predicted] = []
    for learnt, asked in StratifiedKFold(folds, shuffle=True, random_state=SEED).split(texts, keys):
        known, written = [keys[i] for i in learnt], [texts[i] for i in learnt]
        scorer = AnswerScorer.fit(encoded.rows(learnt), known, written)
        heard = (rank(scorer.score(encoders.read(texts[i]))).best[0].key for i in asked)
        found += [Predicted(texts[i], keys[i], key) for i, key in zip(asked, heard, strict=True)]
    return found


def _figures(found: list[Predicted]) -> Figures:
    answers, topics = _answers(found), _topics(found)
    return {
        "answer_accuracy": share(expected == heard for expected, heard in answers),
        "answer_macro_f1": macro_f1(answers),
        "topic_accuracy": share(expected == heard for expected, heard in topics),
        "topic_macro_f1": macro_f1(topics),
    }


def _summary(groups: dict[str, tuple[list[Predicted], Figures]]) -> Table:
    rows = [
        [name, str(len(found)), *map(percent, figures.values())]
        for name, (found, figures) in groups.items()
    ]
    columns = ["examples", "number", "answer right", "answer F1", "topic right", "topic F1"]
    return Table("Over all folds", columns, rows, "F1 is the mean over the labels (macro).")


def _answers(found: list[Predicted]) -> list[Pair]:
    return [(one.expected, one.heard) for one in found]


def _topics(found: list[Predicted]) -> list[Pair]:
    return [(topic_of(one.expected), topic_of(one.heard)) for one in found]
