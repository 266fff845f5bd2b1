"""The rules as tables for docs/urgency.md: `python -m bot.assistant.urgency.table` prints them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.assistant.urgency.cues import Context, Cue, Rules
from bot.settings import settings


def cue_table(cues: Iterable[Cue]) -> str:
    """Each cue with what it raises, why, and where the rule comes from."""
    return _table(
        ("cue", "level", "emergency", "an officer reads", "not when", "source"),
        (
            (f"`{c.key}`", c.level, c.emergency or "", c.because, ", ".join(c.unless), c.source)
            for c in cues
        ),
    )


def context_table(contexts: Iterable[Context]) -> str:
    """Each context with its kind and a sentence that has it."""
    return _table(
        ("context", "kind", "for example"), ((f"`{c.key}`", c.kind, c.hears[0]) for c in contexts)
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows))


if __name__ == "__main__":
    rules = Rules.load(settings().data / "urgency")
    print(cue_table(rules.cues.values()), end="\n\n")  # noqa: T201 - a command's output
    print(context_table(rules.contexts.values()))  # noqa: T201
