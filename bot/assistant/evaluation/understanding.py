"""Questions: is the topic right, the right answer in the first three, and the rest declined?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.assistant.evaluation.measures import Pair, confused, label_scores, macro_f1, share
from bot.assistant.evaluation.outcome import Figures, Section, Table, percent
from bot.assistant.evaluation.pictures import confusion_matrix
from bot.assistant.evaluation.trials import Trial


def understanding(key: str, title: str, intro: str, trials: Sequence[Trial]) -> Section:
    """The chapter on one set of questions; answers are measured where they are known."""
    pairs = topic_pairs(trials)
    return Section(
        key=key,
        title=title,
        intro=f"{len(trials)} sentences. {intro}",
        figures=understanding_figures(trials),
        wrong=_wrong(trials),
        tables=[
            topic_table(pairs),
            confused_table("Most confused topics", pairs),
            scope_table(trials),
            *_style_tables(trials),
        ],
        pictures=[confusion_matrix(f"{title}: topics", pairs)],
    )


def understanding_figures(trials: Sequence[Trial]) -> Figures:
    """The shares that targets and the baseline speak of."""
    ours = [trial for trial in trials if trial.sample.in_scope]
    others = [trial for trial in trials if not trial.sample.in_scope]
    known = [trial for trial in ours if trial.sample.answer]
    figures = {
        "topic_accuracy": share(trial.topic_right for trial in ours),
        "topic_accuracy_with_out_of_scope": share(trial.topic_right for trial in trials),
        "topic_macro_f1": macro_f1(topic_pairs(trials)),
        "in_scope_declined": share(trial.declined for trial in ours),
        "in_scope_unsure": share(trial.unsure for trial in ours),
    }
    if known:
        figures["answer_accuracy"] = share(trial.answer_right for trial in known)
        figures["first_three"] = share(t.sample.answer in t.first_three for t in known)
    if others:
        figures["out_of_scope_declined"] = share(trial.declined for trial in others)
        figures["out_of_scope_not_answered"] = share(t.declined or t.unsure for t in others)
    return figures


def topic_pairs(trials: Sequence[Trial]) -> list[Pair]:
    """(expected, heard) topics."""
    return [(trial.sample.topic, trial.heard.topic) for trial in trials]


def topic_table(pairs: Sequence[Pair]) -> Table:
    """One row a topic."""
    mistaken = {e: f"{h} ({n})" for e, h, n in reversed(confused(pairs, most=len(pairs)))}
    rows = [
        [
            score.label,
            str(score.count),
            percent(score.precision),
            percent(score.recall),
            percent(score.f1),
            mistaken.get(score.label, ""),
        ]
        for score in label_scores(pairs)
    ]
    columns = ["topic", "sentences", "precision", "recall", "F1", "most often mistaken for"]
    return Table("By topic", columns, rows)


def confused_table(title: str, pairs: Sequence[Pair]) -> Table:
    """The pairs that are mistaken for each other most often."""
    rows = [[expected, heard, str(count)] for expected, heard, count in confused(pairs)]
    return Table(title, ["expected", "heard as", "times"], rows)


def scope_table(trials: Sequence[Trial]) -> Table:
    """Answered, asked back (unsure) or declined."""
    rows = []
    for name, mine in (("in scope", True), ("out of scope", False)):
        group = [trial for trial in trials if trial.sample.in_scope is mine]
        unsure = share(trial.unsure for trial in group)
        declined = share(trial.declined for trial in group)
        answered = 1 - unsure - declined if group else 0.0
        shares = [percent(value) for value in (answered, unsure, declined)]
        rows.append([name, str(len(group)), *shares])
    note = "Declined is `out_of_scope`; unsure is not a refusal: suggestions are made."
    return Table("Scope", ["", "sentences", "answered", "unsure", "declined"], rows, note)


def _style_tables(trials: Sequence[Trial]) -> list[Table]:
    styles = sorted({trial.sample.style for trial in trials if trial.sample.style})
    rows = []
    for style in styles:
        group = [trial for trial in trials if trial.sample.style == style]
        right = share(trial.topic_right for trial in group)
        rows.append([style, str(len(group)), percent(right)])
    return [Table("By writer", ["writer", "sentences", "topic right"], rows)] if rows else []


def _wrong(trials: Sequence[Trial]) -> dict[str, list[str]]:
    topic = [trial for trial in trials if trial.sample.in_scope and not trial.topic_right]
    lost = [
        trial
        for trial in trials
        if trial.sample.in_scope
        and trial.sample.answer
        and trial.sample.answer not in trial.first_three
    ]
    return {
        "topic": [told(t, t.sample.topic, t.heard.topic) for t in topic],
        "first_three": [told(t, t.sample.answer, ", ".join(t.first_three)) for t in lost],
        "out_of_scope_not_declined": [
            told(t, t.sample.topic, t.heard.answer)
            for t in trials
            if not t.sample.in_scope and not t.declined
        ],
        "in_scope_declined": [
            told(t, t.sample.topic, t.heard.answer)
            for t in trials
            if t.sample.in_scope and t.declined
        ],
    }


def told(trial: Trial, expected: str, heard: str) -> str:
    """A line that names the sentence; what was heard comes last, so that lists can be compared."""
    return f"[{trial.sample.name}] {trial.sample.text} | {expected} -> {heard}"
