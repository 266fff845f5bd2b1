"""`python -m bot eval`: measures, prints, writes the report, and compares with the baseline."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence

from bot.assistant.evaluation.arguments import arguments, hint3_arguments
from bot.assistant.evaluation.baseline import Baseline, setbacks
from bot.assistant.evaluation.chapters import chapters
from bot.assistant.evaluation.ground import Ground
from bot.assistant.evaluation.hint3 import hint3
from bot.assistant.evaluation.outcome import Section, all_figures
from bot.assistant.evaluation.printing import section_text, table_text
from bot.assistant.evaluation.report import write_report
from bot.assistant.evaluation.targets import targets_table
from bot.assistant.remembering import names, remembering
from bot.assistant.urgency.patterns import PatternError
from bot.assistant.weights import EncoderError
from bot.content.files import ContentError

GOOD, WORSE, UNUSABLE = 0, 1, 2


def main(argv: Sequence[str]) -> int:
    """0: no worse than the baseline. 1: worse. 2: a file cannot be used."""
    try:
        if argv and argv[0] == "hint3":
            return _hint3(hint3_arguments(argv[1:]))
        return _evaluate(arguments(argv))
    except (ContentError, EncoderError, PatternError) as error:
        _say(f"Cannot evaluate: {error}")
        return UNUSABLE


def _evaluate(wanted: Namespace) -> int:
    sections = []
    with remembering(wanted.shelf, wanted.encoder, wanted.urgency_encoder) as encoders:
        for section in chapters(Ground.prepare(wanted.data, encoders), wanted):
            _say(section_text(section))
            sections.append(section)
    _say(table_text(targets_table(all_figures(sections))))
    page = write_report(wanted.out, sections, {"Encoders": names(encoders)})
    _say(f"\nThe report with pictures: {page}")
    return GOOD if wanted.files_only else _compared(wanted, sections)


def _compared(wanted: Namespace, sections: Sequence[Section]) -> int:
    path = wanted.out / "baseline.json"
    if wanted.accept:
        Baseline.of(sections).save(path)
        _say(f"This run is the new baseline: {path}. Commit it with the change that moved it.")
        return GOOD
    found = setbacks(Baseline.load(path), sections)
    for setback in found:
        _say(f"\nWORSE THAN THE BASELINE\n{setback.told()}")
    if not found:
        _say("No worse than the baseline.")
    return WORSE if found else GOOD


def _hint3(wanted: Namespace) -> int:
    with remembering(wanted.shelf, wanted.encoder, wanted.urgency_encoder) as encoders:
        section = hint3(wanted.folder, encoders)
    _say(section_text(section))
    _say(table_text(targets_table(all_figures([section]))))
    return GOOD


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
