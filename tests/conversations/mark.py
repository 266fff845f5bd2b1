"""Marks in the golden conversations what each sentence tells the assistant of the family.

Rasa's story test compares entities too, so each must be marked as the assistant finds it. Write
the sentence plainly, run `python -m tests.conversations.mark`, and look at what it changed.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from bot.assistant.family import FamilyWords, Found
from bot.settings import ROOT

FOLDER = Path(__file__).parent
MARK = re.compile(r"\[([^\]]+)\](?:\[.*?\]|\{.*?\}|\(.*?\))")
SAID = "  - user: |-"


def marked(text: str, words: FamilyWords) -> str:
    """`text`, any old marks gone, with the entities that stand in it."""
    plain = MARK.sub(r"\1", text)
    spans: dict[tuple[int, int], list[Found]] = {}
    for found in words.find(plain):
        spans.setdefault((found.start, found.end), []).append(found)
    for (start, end), found in sorted(spans.items(), reverse=True):
        plain = f"{plain[:start]}[{plain[start:end]}]{_mark(found)}{plain[end:]}"
    return plain


def remarked(content: str, words: FamilyWords) -> str:
    """A whole story file with every sentence marked anew."""
    lines = content.split("\n")
    for number, before in enumerate(lines[:-1]):
        if before == SAID:
            lines[number + 1] = f"      {marked(lines[number + 1].strip(), words)}"
    return "\n".join(lines)


def stories() -> list[Path]:
    """Every file of golden conversations."""
    return sorted(FOLDER.glob("test_*.yml"))


def _mark(found: list[Found]) -> str:
    entries = [{"entity": one.entity, "value": one.value} for one in found]
    return json.dumps(entries if len(entries) > 1 else entries[0])


if __name__ == "__main__":
    family = FamilyWords.load(ROOT / "data" / "entities.yml")
    for path in stories():
        path.write_text(remarked(path.read_text(encoding="utf-8"), family), encoding="utf-8")
