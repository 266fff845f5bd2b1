"""What may be said: answers (`responses:` in data/nlu/) and lines (`lines:` in data/lines/)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from bot.content.ages import AgeLine, Span, with_line
from bot.content.files import ContentError, Record, parse, read_mapping
from bot.contract import UrgencyLevel

UTTER = "utter_"


class Metadata(Record):
    """What stands under an answer: its button, services, what leads on, where it is from."""

    title: str = Field(max_length=45)
    urgency: UrgencyLevel = "none"
    services: list[str] = Field(default_factory=list, max_length=3)
    next: list[str] = Field(default_factory=list, max_length=3)
    sources: list[str] = Field(default_factory=list)
    grade: Literal["A", "B"] = "B"
    reviewed: date
    review_by: date
    audience: Literal["parent", "child"] = "parent"
    ages: list[AgeLine] = Field(default_factory=list)


class Answer(Record):
    """One wording of one answer; `writer` is set when only that writer reads it."""

    key: str
    text: str
    metadata: Metadata
    writer: str | None = None

    @property
    def label(self) -> str:
        """The key, with the writer if only that writer reads it."""
        return f"{self.key} ({self.writer})" if self.writer else self.key

    def text_for(self, age: Span | None) -> str:
        """The text, with the line for that age if there is one."""
        fitting = (line.say for line in self.metadata.ages if age and line.fits(age))
        line = next(fitting, None)
        return with_line(self.text, line) if line else self.text

    def readings(self) -> Iterator[tuple[str, str]]:
        """Everything it may say, with whom each is for: the text, then with each age's line."""
        yield self.label, self.text
        for line in self.metadata.ages:
            yield f"{self.label} ({line.label})", with_line(self.text, line.say)


@lru_cache(maxsize=1024)
def topic_of(key: str) -> str:
    """The part of an answer's key before the slash; some hundred are asked for at each turn."""
    return key.split("/", 1)[0]


def load_answers(*folders: Path) -> dict[str, list[Answer]]:
    """Every answer by key, its wordings in the file's order.

    Raises:
        ContentError: a response is malformed, or a key stands in two files.
    """
    found: dict[str, list[Answer]] = {}
    for path in sorted(file for folder in folders for file in folder.glob("*.yml")):
        for key, wordings in wordings_in(path).items():
            if key in found:
                raise ContentError(
                    f"{path}: the answer '{key}' stands in another file too.",
                    file=path,
                    key=key,
                    wrong="stands in another file too",
                )
            found[key] = [answer_from(path, key, wording) for wording in wordings]
    return found


def wordings_in(path: Path) -> dict[str, list[Any]]:
    """The wordings of one file as written, by key.

    Raises:
        ContentError: the file is not YAML, or an answer has no list of wordings.
    """
    content = read_mapping(path)
    parts = [content.get(part) or {} for part in ("responses", "lines")]
    if not all(isinstance(part, dict) for part in parts):
        wrong = "has answers without their keys"
        raise ContentError(f"{path} {wrong}.", file=path, wrong=wrong)
    said = {**parts[0], **parts[1]}
    named = {str(action).removeprefix(UTTER): wordings for action, wordings in said.items()}
    for key, wordings in named.items():
        if not isinstance(wordings, list) or not wordings:
            raise ContentError(
                f"{path}: {key}: has no wording.", file=path, key=key, wrong="has no wording"
            )
    return named


def answer_from(path: Path, key: str, wording: Mapping[str, Any]) -> Answer:
    """One wording as an answer.

    Raises:
        ContentError: its text is missing or its metadata are malformed.
    """
    if not isinstance(wording, dict) or not isinstance(wording.get("text"), str):
        raise ContentError(f"{path}: {key}: has no text.", file=path, key=key, wrong="has no text")
    return _answer(path, key, wording)


def _answer(path: Path, key: str, wording: Mapping[str, Any]) -> Answer:
    metadata = parse(path, Metadata, wording.get("metadata") or {}, f"{key}: metadata")
    writer = next((c["value"] for c in wording.get("condition", []) if c["name"] == "writer"), None)
    return Answer(key=key, text=wording["text"].strip(), metadata=metadata, writer=writer)


def choose(wordings: list[Answer], writer: str | None) -> Answer:
    """The wording for this writer, or the general one."""
    for answer in wordings:
        if answer.writer is not None and answer.writer == writer:
            return answer
    return next((answer for answer in wordings if answer.writer is None), wordings[0])
