"""Which chapters a run has, in the order of the report."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from bot.assistant.evaluation.calibration import calibration
from bot.assistant.evaluation.cross_validation import cross_validation
from bot.assistant.evaluation.curve import curve_section
from bot.assistant.evaluation.ground import Ground
from bot.assistant.evaluation.hint3 import hint3
from bot.assistant.evaluation.latency import latency
from bot.assistant.evaluation.outcome import Section
from bot.assistant.evaluation.robustness import robustness
from bot.assistant.evaluation.samples import (
    held_out_posts,
    held_out_questions,
    questions_file,
    triage_file,
)
from bot.assistant.evaluation.scope_curve import scope_section
from bot.assistant.evaluation.temperature import temperature_section
from bot.assistant.evaluation.triage import triage
from bot.assistant.evaluation.trials import hear_all
from bot.assistant.evaluation.understanding import understanding

OURS = "Written by us and never trained on."
GIVEN = "From the file given."


def chapters(ground: Ground, wanted: Namespace) -> Iterator[Section]:
    """Our own sets first, then the files given; each section as soon as it is measured."""
    if not wanted.files_only:
        yield from _ours(ground, wanted)
    if wanted.questions:
        yield from _questions_given(ground, wanted)
    if wanted.triage:
        trials = hear_all(ground.hearing, triage_file(wanted.triage))
        yield triage("given_triage", "Triage sentences given", GIVEN, trials)
    if wanted.hint3:
        yield hint3(wanted.hint3, ground.encoders)


def _ours(ground: Ground, wanted: Namespace) -> Iterator[Section]:
    asked = hear_all(ground.hearing, held_out_questions(wanted.tests / "nlu", ground.answers))
    posts = held_out_posts(wanted.tests / "triage")
    posted = hear_all(ground.hearing, posts)
    yield triage("triage", "Triage sentences held out", OURS, posted)
    yield understanding("questions", "Questions held out", OURS, asked)
    yield triage("questions_urgency", "Urgency of the questions held out", OURS, asked)
    yield calibration(asked, posted)
    yield curve_section(ground, posts)
    yield scope_section(asked)
    yield temperature_section(ground)
    if not wanted.quick:
        yield robustness(ground.hearing, asked, posted)
        yield cross_validation(ground.encoders, ground.examples)
        yield latency(ground, [trial.sample for trial in asked])


def _questions_given(ground: Ground, wanted: Namespace) -> Iterator[Section]:
    trials = hear_all(ground.hearing, questions_file(wanted.questions))
    yield understanding("given_questions", "Questions given", GIVEN, trials)
    yield triage("given_questions_urgency", "Urgency of the questions given", GIVEN, trials)
