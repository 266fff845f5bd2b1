"""Written rules: cues that raise the urgency, and contexts in which a cue does not count.

Both are data (`data/urgency/cues.yml`, `contexts.yml`), each with its source and its test rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from bot.assistant.language import english
from bot.assistant.urgency.patterns import matcher
from bot.content.files import Record, parse, read_yaml

ContextKind = Literal["negated", "past", "hypothetical", "figurative", "resolved", "reported"]


class Cue(Record):
    """Words that show danger; `unless` names the contexts in which they do not."""

    key: str
    level: Literal["immediate", "report"]
    emergency: str | None = Field(None, description="The answer under `emergency/` it leads to.")
    because: str
    source: str
    patterns: list[str] = Field(min_length=1)
    unless: list[ContextKind] = Field(default_factory=list)
    hears: list[str] = Field(min_length=1, description="Sentences in which it must be found.")
    ignores: list[str] = Field(default_factory=list, description="Sentences in which it must not.")


class Context(Record):
    """Words that put what stands beside them outside the here and now."""

    key: str
    kind: ContextKind
    patterns: list[str] = Field(min_length=1)
    hears: list[str] = Field(min_length=1)
    ignores: list[str] = Field(default_factory=list)


@dataclass(frozen=True)
class Heard:
    """What the rules found in one passage."""

    cues: list[Cue]
    contexts: frozenset[str]

    def standing(self) -> list[Cue]:
        """The cues that no context of the passage takes back."""
        return [cue for cue in self.cues if not self.contexts.intersection(cue.unless)]


class Rules:
    """All cues and contexts, compiled once."""

    def __init__(self, cues: list[Cue], contexts: list[Context]) -> None:
        self.cues = {cue.key: cue for cue in cues}
        self.contexts = {context.key: context for context in contexts}
        self._cue_matcher = matcher({cue.key: cue.patterns for cue in cues})
        self._context_matcher = matcher({c.key: c.patterns for c in contexts})

    @classmethod
    def load(cls, folder: Path) -> Rules:
        """Reads the two files.

        Raises:
            ContentError: an entry is malformed.
            PatternError: a pattern cannot be compiled.
        """
        cue_file, context_file = folder / "cues.yml", folder / "contexts.yml"
        return cls(
            [parse(cue_file, Cue, e, str(e.get("key"))) for e in read_yaml(cue_file)["cues"]],
            [
                parse(context_file, Context, e, str(e.get("key")))
                for e in read_yaml(context_file)["contexts"]
            ],
        )

    def hear(self, passage: str) -> Heard:
        """The cues and contexts of one passage, whatever its spelling of capitals."""
        document = english()(passage.lower())
        return Heard(
            cues=[self.cues[key] for key in _keys(self._cue_matcher, document)],
            contexts=frozenset(
                self.contexts[key].kind for key in _keys(self._context_matcher, document)
            ),
        )


def _keys(found: Any, document: Any) -> list[str]:
    strings = document.vocab.strings
    return list(dict.fromkeys(strings[match[0]] for match in found(document)))
