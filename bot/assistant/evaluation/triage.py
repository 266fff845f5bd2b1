"""Urgency: emergencies missed, false alarms, and what is heard in each style."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.assistant.evaluation.measures import share
from bot.assistant.evaluation.outcome import Figures, Section, Table, percent
from bot.assistant.evaluation.trials import Trial
from bot.assistant.evaluation.understanding import told
from bot.contract import URGENCIES

IMMEDIATE, REPORT, NONE = "immediate", "report", "none"


def triage(key: str, title: str, intro: str, trials: Sequence[Trial]) -> Section:
    """The chapter on one set of sentences whose level is known."""
    known = [trial for trial in trials if trial.sample.level is not None]
    tables = [level_table(known)]
    if any(trial.sample.style for trial in known):
        tables.append(_group_table("By style", known, lambda trial: trial.sample.style))
    tables.append(_group_table("By topic", known, lambda trial: trial.sample.topic))
    return Section(
        key=key,
        title=title,
        intro=f"{len(known)} sentences. {intro}",
        figures=triage_figures(known),
        wrong=_wrong(known),
        tables=tables,
    )


def triage_figures(trials: Sequence[Trial]) -> Figures:
    """Missed: an emergency that is not heard as one. False alarm: a calm post sent to 999."""
    immediate, report, none = (_of(trials, level) for level in (IMMEDIATE, REPORT, NONE))
    figures = {"level_accuracy": share(trial.level == trial.sample.level for trial in trials)}
    if immediate:
        figures["immediate_missed"] = share(t.level != IMMEDIATE for t in immediate)
        figures["immediate_heard_as_none"] = share(t.level == NONE for t in immediate)
    if report:
        figures["report_heard_as_none"] = share(t.level == NONE for t in report)
        figures["report_heard_as_immediate"] = share(t.level == IMMEDIATE for t in report)
    if none:
        figures["false_alarms"] = share(t.level == IMMEDIATE for t in none)
        figures["none_heard_as_report"] = share(t.level == REPORT for t in none)
    return figures


def level_table(trials: Sequence[Trial]) -> Table:
    """Expected downwards, heard across."""
    rows = []
    for expected in reversed(URGENCIES):
        group = _of(trials, expected)
        counts = [
            str(sum(trial.level == heard for trial in group)) for heard in reversed(URGENCIES)
        ]
        rows.append([expected, str(len(group)), *counts])
    columns = ["expected", "sentences", *(f"heard as {level}" for level in reversed(URGENCIES))]
    return Table("Urgency", columns, rows)


def _group_table(title: str, trials: Sequence[Trial], group_of: Callable[[Trial], str]) -> Table:
    rows = []
    for name in sorted({group_of(trial) for trial in trials}):
        group = [trial for trial in trials if group_of(trial) == name]
        missed = sum(trial.level != IMMEDIATE for trial in _of(group, IMMEDIATE))
        false = sum(trial.level == IMMEDIATE for trial in _of(group, NONE))
        rows.append(
            [
                name,
                str(len(group)),
                f"{missed} of {len(_of(group, IMMEDIATE))}",
                f"{false} of {len(_of(group, NONE))}",
                percent(share(trial.level == trial.sample.level for trial in group)),
            ]
        )
    columns = [title.removeprefix("By "), "sentences", "missed", "false alarms", "level right"]
    return Table(title, columns, rows)


def _wrong(trials: Sequence[Trial]) -> dict[str, list[str]]:
    immediate, report, none = (_of(trials, level) for level in (IMMEDIATE, REPORT, NONE))
    return {
        "immediate_missed": [_told(t) for t in immediate if t.level != IMMEDIATE],
        "false_alarms": [_told(t) for t in none if t.level == IMMEDIATE],
        "report_heard_as_none": [_told(t) for t in report if t.level == NONE],
        "report_heard_as_immediate": [_told(t) for t in report if t.level == IMMEDIATE],
        "none_heard_as_report": [_told(t) for t in none if t.level == REPORT],
    }


def _told(trial: Trial) -> str:
    urgency = trial.heard.urgency
    because = "; ".join(urgency.because)
    heard = f"{urgency.level} {urgency.confidence:.2f}" + (f" ({because})" if because else "")
    return told(trial, str(trial.sample.level), heard)


def _of(trials: Sequence[Trial], level: str) -> list[Trial]:
    return [trial for trial in trials if trial.sample.level == level]
