"""Robustness: every held-out sentence again, as a hurried, loud or chatty parent types it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import Final

from bot.assistant.evaluation.outcome import Figures, Section, Table, percent
from bot.assistant.evaluation.samples import Sample
from bot.assistant.evaluation.triage import triage_figures
from bot.assistant.evaluation.trials import Trial, hear_all
from bot.assistant.evaluation.understanding import understanding_figures
from bot.assistant.finetune.augment import bare, typos
from bot.assistant.hearing import Hearing

TRIES: Final = 20
BEFORE: Final = (
    "Hi everyone, I hope you are all having a lovely weekend and the weather is better with you "
    "than it is here. I have read this board for years and never written before, so please be "
    "kind."
)
AFTER: Final = (
    "Sorry that this got so long, and thank you for reading to the end. You are all brilliant on "
    "here, it means a lot."
)


def misspelt(text: str, chance: Random) -> str:
    """At least one slip of the thumb, where a word is long enough for one."""
    return next((v for _ in range(TRIES) if (v := typos(text, chance)) != text), text)


def capitals(text: str, chance: Random) -> str:
    """Capitals only."""
    return text.upper()


def framed(text: str, chance: Random) -> str:
    """In the middle of a long friendly post."""
    return f"{BEFORE} {text} {AFTER}"


FORMS: Final[dict[str, Callable[[str, Random], str]]] = {
    "typos": misspelt,
    "capitals": capitals,
    "no_punctuation": bare,
    "long_friendly_frame": framed,
}


def rewritten(samples: Sequence[Sample], form: str) -> list[Sample]:
    """The samples in another form; the same every time, whatever else is measured."""
    return [
        replace(sample, text=FORMS[form](sample.text, Random(f"{form} {sample.text}")))  # noqa: S311
        for sample in samples
    ]


def robustness(hearing: Hearing, questions: Sequence[Trial], posts: Sequence[Trial]) -> Section:
    """The main figures in every form, beside those of the sentences as written."""
    measured = {"as written": _figures(questions, posts)}
    for form in FORMS:
        asked = hear_all(hearing, rewritten([trial.sample for trial in questions], form))
        posted = hear_all(hearing, rewritten([trial.sample for trial in posts], form))
        measured[form] = _figures(asked, posted)
    return Section(
        key="robustness",
        title="Robustness",
        intro="The held-out questions and triage sentences again, each in four other forms.",
        figures={
            f"{form}.{name}": value
            for form, figures in measured.items()
            for name, value in figures.items()
            if form in FORMS
        },
        tables=[_table(measured)],
    )


def _figures(questions: Sequence[Trial], posts: Sequence[Trial]) -> Figures:
    asked, posted = understanding_figures(questions), triage_figures(posts)
    return {
        "topic_accuracy": asked["topic_accuracy"],
        "first_three": asked.get("first_three", 0.0),
        "immediate_missed": posted.get("immediate_missed", 0.0),
        "false_alarms": posted.get("false_alarms", 0.0),
    }


def _table(measured: dict[str, Figures]) -> Table:
    rows = [[form, *map(percent, figures.values())] for form, figures in measured.items()]
    columns = ["form", "topic right", "in first three", "emergencies missed", "false alarms"]
    return Table("By form", columns, rows)
