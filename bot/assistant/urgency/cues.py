"""Written rules: cues that raise the urgency, and contexts in which a cue does not count.

All are data (`data/urgency/cues.yml`, `contexts.yml`, `words.yml`), each with its source and its
test rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from bot.assistant.post import Post
from bot.assistant.urgency.negation import negated
from bot.assistant.urgency.phrases import Phrases
from bot.assistant.wording import Word, Wording
from bot.content.files import Record, parse, read_yaml

ContextKind = Literal[
    "negated", "past", "hypothetical", "figurative", "resolved", "reported", "present", "own_life"
]
# What says that it is happening now outweighs these.
_OUTWEIGHED = frozenset({"past", "hypothetical"})
_ALL: list[ContextKind] = ["negated", "past", "hypothetical", "figurative", "resolved", "reported"]


class Cue(Record):
    """Words that show danger; `unless` names the contexts in which they do not."""

    key: str
    level: Literal["immediate", "report"]
    emergency: str | None = Field(None, description="The answer under `emergency/` it leads to.")
    because: str
    source: str
    patterns: list[str] = Field(min_length=1)
    unless: list[ContextKind] = Field(default_factory=lambda: list(_ALL))
    hears: list[str] = Field(min_length=1, description="Sentences in which it must be found.")
    ignores: list[str] = Field(default_factory=list, description="Sentences in which it must not.")


class Context(Record):
    """Words that put what stands beside them outside the here and now, or (`present`) inside it.

    `own_life` takes nothing back: where suicide is named, the head alone is enough for an alarm.
    """

    key: str
    kind: ContextKind
    patterns: list[str] = Field(min_length=1)
    hears: list[str] = Field(min_length=1)
    ignores: list[str] = Field(default_factory=list)


@dataclass(frozen=True)
class Heard:
    """What the rules found in one passage; `denied` are keys of cues found only negated."""

    cues: list[Cue]
    contexts: frozenset[str]
    denied: frozenset[str] = frozenset()

    def standing(self) -> list[Cue]:
        """The cues that no context of the passage takes back."""
        against = self.contexts - {"negated", "present", "own_life"}
        if "present" in self.contexts:
            against -= _OUTWEIGHED
        return [
            cue
            for cue in self.cues
            if not against.intersection(cue.unless)
            and not ("negated" in cue.unless and cue.key in self.denied)
        ]


class Rules:
    """All cues and contexts, compiled once."""

    def __init__(
        self, cues: list[Cue], contexts: list[Context], words: dict[str, str], wording: Wording
    ) -> None:
        self.cues = {cue.key: cue for cue in cues}
        self.contexts = {context.key: context for context in contexts}
        self._wording = wording
        self._cue_phrases = Phrases({cue.key: cue.patterns for cue in cues}, words)
        self._context_phrases = Phrases({c.key: c.patterns for c in contexts}, words)

    @classmethod
    def load(cls, folder: Path) -> Rules:
        """Reads the files of `folder` (data/urgency) and the spellings beside it.

        Raises:
            ContentError: an entry is malformed.
            PatternError: a pattern cannot be compiled.
        """
        cues, contexts = folder / "cues.yml", folder / "contexts.yml"
        return cls(
            [parse(cues, Cue, e, str(e.get("key"))) for e in read_yaml(cues)["cues"]],
            [parse(contexts, Context, e, str(e["key"])) for e in read_yaml(contexts)["contexts"]],
            read_yaml(folder / "words.yml")["words"],
            Wording.load(folder.parent),
        )

    def hear(self, passage: str) -> Heard:
        """The cues and contexts of one passage, whatever its capitals and its spelling."""
        return self._heard(self._wording.words(passage))

    def hear_all(self, post: Post) -> list[Heard]:
        """The same of each passage of a post; of the whole only where it is one passage."""
        words = post.words(self._wording)
        return [self._heard(passage) for passage in words[1:] or words]

    def _heard(self, words: list[Word]) -> Heard:
        contexts = self._context_phrases.find(words)
        kinds = {match: self.contexts[match.key].kind for match in contexts}
        negations = [match for match, kind in kinds.items() if kind == "negated"]
        matches = self._cue_phrases.find(words)
        affirmed = {m.key for m in matches if not negated(m, negations, words)}
        found = dict.fromkeys(match.key for match in matches)
        return Heard(
            cues=[self.cues[key] for key in found],
            contexts=frozenset(kinds.values()),
            denied=frozenset(found.keys() - affirmed),
        )
