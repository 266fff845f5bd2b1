"""Reads `data/forum.yml`: which of a forum's boards, and how far we go on each."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from bot.content.files import Record, parse, read_yaml

Mode = Literal["dry_run", "live"]
MOST_DAYS = 14  # that a post is kept: docs/forum-contract.md promises it


class Board(Record):
    """One board where we are welcome.

    Attributes:
        first_posts: answer a topic's first post that asks something we know.
        mentions: answer when called by name.
        public: in public an answer, only the signpost, or nothing.
        at_risk_public: beside the private message, a neutral line in public or nothing.
        mode: as the file's, unless this board differs.
    """

    name: str
    first_posts: bool = False
    mentions: bool = True
    public: Literal["answer", "signpost", "never"] = "signpost"
    at_risk_public: Literal["signpost", "nothing"] = "nothing"
    mode: Mode | None = None


class ForumFile(Record):
    """`data/forum.yml`: ids are written in quotes."""

    mode: Mode = "dry_run"
    sure: float = Field(0.8, ge=0, le=1)
    answer_within_hours: int = Field(12, ge=1, le=168)
    keep_days: int = Field(MOST_DAYS, ge=1, le=MOST_DAYS)
    link_days: int = Field(2, ge=1, le=7)
    poll_minutes: float = Field(5, gt=0, le=60)
    ignore_authors: list[str] = Field(default_factory=list)
    boards: dict[str, Board] = Field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> ForumFile:
        """Read the file.

        Raises:
            ContentError: it is missing, or says something we do not know.
        """
        return parse(path, cls, read_yaml(path) or {}, "forum")

    def held(self, board: str) -> bool:
        """Whether what we would say there waits for an officer's yes."""
        found = self.boards.get(board)
        return (found.mode if found and found.mode else self.mode) == "dry_run"
