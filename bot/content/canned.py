"""Replies that officers may start from: `data/canned.yml`. An officer sends them; no bot does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field

from bot.content.files import ContentError, Record, parse, read_mapping
from bot.content.services import Directory

BRACE = re.compile(r"\{(\w+)\}")
OFFICER_WORDS = frozenset({"officer", "shoulder_number"})
Moment = Literal["opening", "listening", "safety", "advice", "waiting", "closing"]


class Reply(Record):
    """One reply. Braces hold a service's key, `{officer}` or `{shoulder_number}`."""

    title: str = Field(min_length=1, max_length=60)
    when: Moment
    text: str = Field(min_length=1, max_length=600)
    topics: list[str] = Field(default_factory=list)


class Scripts:
    """All replies by key, with the services' names and numbers filled in."""

    def __init__(self, replies: Mapping[str, Reply], names: Mapping[str, str]) -> None:
        self._replies, self._names = replies, names

    @classmethod
    def load(cls, path: Path, directory: Directory) -> Scripts:
        """Reads `data/canned.yml`.

        Raises:
            ContentError: an entry is malformed, or a brace holds what nobody knows.
        """
        entries = read_mapping(path).get("canned", {})
        replies = {key: parse(path, Reply, entry, key) for key, entry in entries.items()}
        names = directory.short_names()
        for key, reply in replies.items():
            unknown = set(BRACE.findall(reply.text)) - OFFICER_WORDS - names.keys()
            if unknown:
                raise ContentError(f"{path}: {key}: nothing is called {sorted(unknown)}", file=path)
        return cls(replies, names)

    def for_officer(self, name: str, shoulder_number: str | None) -> list[dict[str, object]]:
        """Every reply as that officer would send it."""
        words = {**self._names, "officer": name, "shoulder_number": shoulder_number or "…"}
        return [
            {
                "key": key,
                "title": reply.title,
                "when": reply.when,
                "topics": list(reply.topics),
                "text": BRACE.sub(lambda found: words[found[1]], reply.text),
            }
            for key, reply in self._replies.items()
        ]
