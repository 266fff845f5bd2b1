"""Stratified cross-validation of the answers' training examples.

Optimistic by construction: the shipped encoder was fine-tuned on nine in ten of these examples, so
only the scorer is blind to a fold. It shows which answers run into each other; how good the
assistant is, the held-out sentences say.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from sklearn.model_selection import StratifiedKFold

from bot.assistant.encoder import Encoder
from bot.assistant.evaluation.measures import Pair, macro_f1, share
from bot.assistant.evaluation.outcome import Section
from bot.assistant.evaluation.pictures import confusion_matrix
from bot.assistant.evaluation.understanding import confused_table, topic_table
from bot.assistant.hearing import ranking
from bot.assistant.scorer import AnswerScorer

FOLDS: Final = 5
SEED: Final = 1
INTRO: Final = (
    "Optimistic: the encoder was fine-tuned on nine in ten of these examples, so only the scorer "
    "is blind to a fold. Read it for which answers run into each other, not for how good the "
    "assistant is: the held-out sentences say that."
)


def cross_validation(encoder: Encoder, examples: list[tuple[str, str]]) -> Section:
    """Answers and topics over the folds; answers with too few examples for the folds stay out."""
    answers = predictions(encoder, examples)
    topics = [(_topic(expected), _topic(heard)) for expected, heard in answers]
    return Section(
        key="cross_validation",
        title="Cross-validation over the training examples",
        intro=f"{len(answers)} examples, {FOLDS} folds. {INTRO}",
        figures={
            "answer_accuracy": share(expected == heard for expected, heard in answers),
            "answer_macro_f1": macro_f1(answers),
            "topic_accuracy": share(expected == heard for expected, heard in topics),
            "topic_macro_f1": macro_f1(topics),
        },
        tables=[
            topic_table(topics),
            confused_table("Most confused topics", topics),
            confused_table("Most confused answers", answers),
        ],
        pictures=[confusion_matrix("Cross-validation: topics", topics)],
    )


def predictions(
    encoder: Encoder, examples: list[tuple[str, str]], folds: int = FOLDS
) -> list[Pair]:
    """(expected, best ranked) answers, each example predicted by a scorer that never saw it."""
    often = Counter(key for _, key in examples)
    usable = [(text, key) for text, key in examples if often[key] >= folds]
    texts, keys = [text for text, _ in usable], [key for _, key in usable]
    vectors = encoder.encode(texts)
    pairs: list[Pair] = []
    split = StratifiedKFold(folds, shuffle=True, random_state=SEED).split(texts, keys)
    for learnt, asked in split:
        scorer = AnswerScorer.fit(
            [texts[i] for i in learnt], vectors[learnt], [keys[i] for i in learnt]
        )
        heard = (ranking(scorer, encoder, texts[i], vectors[i]).best[0].key for i in asked)
        pairs += zip((keys[i] for i in asked), heard, strict=True)
    return pairs


def _topic(key: str) -> str:
    return key.split("/", 1)[0]
