"""The table of facts names answers; a name that is gone would hide a fact that is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.collection import Collection
from bot.content.finding import Finding

FILE = "docs/facts.md"
NAMED = re.compile(r"`([a-z][a-z0-9_]*(?:/[a-z0-9_]+)?)`")


def check(content: Collection) -> Iterator[Finding]:
    """Each answer and service that docs/facts.md names exists."""
    path = content.root / FILE
    if not path.exists():
        yield Finding(FILE, "", "is missing", "Write the table of facts and answers")
        return
    for key in sorted(set(NAMED.findall(path.read_text(encoding="utf-8")))):
        if key not in content.answers and key not in content.directory:
            wrong = f"it names '{key}', which is no answer and no service"
            yield Finding(FILE, key, wrong, "Name the answer that carries the fact now")
