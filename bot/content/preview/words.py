"""A text as the widget lays it out: paragraphs and lists, braces filled in."""

from __future__ import annotations

from dataclasses import dataclass

from bot.content.readability import FAMILY
from bot.content.services import Directory

ITEM = "- "


@dataclass
class Block:
    """A paragraph, or a list."""

    kind: str
    lines: list[str]


def fill(text: str, directory: Directory) -> str:
    """`text` for a parent of whom nothing is known yet; an unknown brace stays as it is."""
    for key, said in {**directory.short_names(), **FAMILY}.items():
        text = text.replace(f"{{{key}}}", said)
    return text


def blocks(text: str) -> list[Block]:
    """What static/widget/text.js makes of `text`."""
    found: list[Block] = []
    for line in text.split("\n"):
        kind = "list" if line.startswith(ITEM) else "words" if line.strip() else "gap"
        if found and kind == found[-1].kind != "gap":
            found[-1].lines.append(line.removeprefix(ITEM))
        else:
            found.append(Block(kind, [line.removeprefix(ITEM)]))
    return [block for block in found if block.kind != "gap"]
