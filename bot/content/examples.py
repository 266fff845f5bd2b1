"""What parents ask: sentences under `nlu:`, in data/nlu/ (trained on) and tests/nlu/ (held out)."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from pydantic import field_validator

from bot.content.files import ContentError, Record, parse, read_mapping

ACTION, DASH = "action_", "- "
MARKED = "]("  # Rasa's way to mark an entity, which nothing here reads


class Asked(Record):
    """One question as it is asked, with the answer it leads to."""

    intent: str
    examples: str

    @field_validator("examples")
    @classmethod
    def _each_behind_a_dash(cls, examples: str) -> str:
        for line in filter(None, map(str.strip, examples.splitlines())):
            if not line.startswith(DASH):
                raise ValueError(f"'{line}' does not begin with a dash and a space")
            if MARKED in line:
                raise ValueError(f"'{line}' marks an entity: write the words only")
        return examples

    def sentences(self) -> list[str]:
        """The sentences, without their dashes."""
        lines = (line.strip() for line in self.examples.splitlines())
        return [line.removeprefix(DASH).strip() for line in lines if line]


def load_examples(path: Path) -> dict[str, list[str]]:
    """The sentences of one file by answer.

    Raises:
        ContentError: the file or an entry is malformed, or an answer stands in it twice.
    """
    found: dict[str, list[str]] = {}
    for entry in read_mapping(path).get("nlu") or []:
        where = entry.get("intent") if isinstance(entry, dict) else None
        asked = parse(path, Asked, entry, str(where or "nlu"))
        if asked.intent in found:
            raise ContentError(
                f"{path}: {asked.intent} has two lists of examples.",
                file=path,
                key=asked.intent,
                wrong="has two lists of examples",
            )
        found[asked.intent] = asked.sentences()
    return found


def load_commands(path: Path) -> frozenset[str]:
    """The intents that one file of stories answers with an action of its own.

    Raises:
        ContentError: the file is not YAML.
    """
    told = read_mapping(path)
    found: set[str] = set()
    for story in [*(told.get("rules") or []), *(told.get("stories") or [])]:
        steps = story["steps"]
        for step, then in pairwise(steps):
            if "intent" in step and str(then.get("action", "")).startswith(ACTION):
                found.add(str(step["intent"]))
    return frozenset(found)
