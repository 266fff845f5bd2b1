"""Two buttons with the same words side by side, and the parent cannot tell them apart."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.collection import Collection
from bot.content.finding import Finding


def check(content: Collection) -> Iterator[Finding]:
    """Each answer that is asked for has a title of its own."""
    seen: dict[str, str] = {}
    for key in content.questions():
        title = content.answers[key][0].metadata.title
        other = seen.setdefault(title.casefold(), key)
        if other != key:
            wrong = f"the title '{title}' is that of {other} too"
            yield Finding(content.homes[key], key, wrong, "Say in it how the two differ")
