"""The triage sentences: data/triage/*.tsv, written by us, read with their levels and groups."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from bot.content.files import ContentError
from bot.contract import URGENCIES, UrgencyLevel

HELD_BACK_SHARE: Final = 10


@dataclass(frozen=True)
class Sentence:
    """One written post with the urgency it must be heard with.

    Without one it is a fragment of a story, which says too little to be called calm and teaches its
    topic only.
    """

    group: str
    level: UrgencyLevel | None
    topic: str
    style: str
    text: str


def held_back(name: str) -> bool:
    """Whether fine-tuning leaves out this triage group, or this example: one in ten, for ever.

    The choice hangs on the name alone, so that it survives edits of the files around it.
    """
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % HELD_BACK_SHARE == 0


def load_sentences(folder: Path) -> list[Sentence]:
    """Every sentence of the folder's .tsv files, in the files' order.

    Raises:
        ContentError: a row lacks a column or names an unknown level.
    """
    return [row for path in sorted(folder.glob("*.tsv")) for row in _rows(path)]


def _rows(path: Path) -> Iterator[Sentence]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        for number, row in enumerate(reader, start=2):
            if row.get("level") not in ("", *URGENCIES) or not row.get("text"):
                raise ContentError(f"{path}: line {number}: needs group, level, topic, style, text")
            yield Sentence(
                group=row["group"],
                level=cast(UrgencyLevel, row["level"]) if row["level"] else None,
                topic=row["topic"],
                style=row["style"],
                text=row["text"],
            )


def fingerprint(*places: Path) -> str:
    """A hash of the files, and of every file under the folders, for Rasa's training cache."""
    digest = hashlib.sha256()
    files = {p for place in places for p in (place, *place.rglob("*")) if p.is_file()}
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
