"""The checks an editor runs: one module a check, all of them listed here, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.content.checks import (
    ages,
    braces,
    buttons,
    child_buttons,
    code,
    emergencies,
    examples,
    facts_table,
    grades,
    held_out,
    layout,
    named_services,
    numbers,
    reach,
    reading_age,
    reviews,
    services,
    sources,
    titles,
    wordings,
)
from bot.content.collection import Collection
from bot.content.finding import Finding

Check = Callable[[Collection], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    services.check,
    named_services.check,
    braces.check,
    numbers.check,
    code.check,
    emergencies.check,
    sources.check,
    grades.check,
    reviews.check,
    layout.check,
    reading_age.check,
    wordings.check,
    ages.check,
    titles.check,
    buttons.check,
    child_buttons.check,
    reach.check,
    examples.check,
    held_out.check,
    facts_table.check,
)


def findings(content: Collection) -> list[Finding]:
    """Everything that is wrong, by file and key."""
    return sorted({finding for check in CHECKS for finding in check(content)})
