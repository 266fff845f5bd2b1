"""What `python -m bot eval` is asked to do."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bot.assistant.encoder import FOLDER, URGENCY_FOLDER
from bot.settings import ROOT, settings

EPILOGUE = "`python -m bot eval hint3 DIR` measures the pipeline on the HINT3 data sets in DIR."


def arguments(argv: Sequence[str]) -> argparse.Namespace:
    """The command line of `eval`; exits with usage when it is malformed."""
    parser = _shared("python -m bot eval", "Measure understanding and compare with the baseline.")
    parser.epilog = EPILOGUE
    parser.add_argument("--questions", type=Path, help="a further set of questions (.tsv)")
    parser.add_argument("--triage", type=Path, help="a further set of triage sentences (.tsv)")
    parser.add_argument("--files-only", action="store_true", help="measure only those two files")
    parser.add_argument("--hint3", type=Path, help="a folder with the HINT3 data sets")
    parser.add_argument(
        "--quick", action="store_true", help="without cross-validation, robustness and latency"
    )
    parser.add_argument("--accept", action="store_true", help="make this run the new baseline")
    parser.add_argument("--tests", type=Path, default=ROOT / "tests", help="the held-out sentences")
    return parser.parse_args(argv)


def hint3_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """The command line of `eval hint3`."""
    parser = _shared("python -m bot eval hint3", "Measure the pipeline on HINT3.")
    parser.add_argument("folder", type=Path, help="holds <name>_train.csv and <name>_test.csv")
    return parser.parse_args(argv)


def _shared(name: str, purpose: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=name, description=purpose)
    parser.add_argument("--data", type=Path, default=settings().data, help="the curated files")
    parser.add_argument("--encoder", type=Path, default=FOLDER, help="another encoder to try")
    parser.add_argument("--urgency-encoder", type=Path, default=URGENCY_FOLDER, help="likewise")
    parser.add_argument("--out", type=Path, default=ROOT / "reports", help="where reports go")
    parser.add_argument(
        "--shelf", type=Path, default=settings().var / "evaluation", help="vectors between runs"
    )
    return parser
