"""A text as the widget lays it out: paragraphs and lists, braces filled in."""

from __future__ import annotations

from dataclasses import dataclass

ITEM = "- "


@dataclass
class Block:
    """A paragraph, or a list."""

    kind: str
    lines: list[str]


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
