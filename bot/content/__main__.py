"""The editors' commands: `python -m bot.content check | preview | facts`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bot.content.checks import CHECKS, findings
from bot.content.collection import Collection
from bot.content.facts import report
from bot.content.gather import Unreadable, gather
from bot.content.preview import write_preview
from bot.content.summary import summary
from bot.settings import ROOT, settings


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 1 when something is wrong."""
    asked = _parser().parse_args(arguments)
    try:
        content = gather(asked.root, asked.today)
    except Unreadable as error:
        return _say(map(str, error.findings), 1)
    if asked.command == "check":
        return _check(content)
    if asked.command == "preview":
        return _say([f"Written: {write_preview(content, asked.out)}"], 0)
    return _say([report(content)], 0)


def _check(content: Collection) -> int:
    found = findings(content)
    if found:
        return _say([*map(str, found), f"{len(found)} to mend."], 1)
    return _say([summary(content, len(CHECKS))], 0)


def _say(lines: Iterable[str], status: int) -> int:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.content", description=__doc__)
    parser.add_argument("command", choices=["check", "preview", "facts"])
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())  # noqa: DTZ011
    parser.add_argument("--out", type=Path, default=settings().var / "preview.html")
    return parser


if __name__ == "__main__":
    sys.exit(main())
