"""What is known when the assistant speaks: what was heard, of whom, and what was said before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

RECENT = 6


@dataclass(frozen=True)
class Moment:
    """What is known when the assistant speaks.

    Attributes:
        heard: the parse contract's keys for the parent's last message.
        slots: relation, age, platform, writer, as far as they are known.
        shown: keys of what the assistant said before, newest last.
        missed: what else the message before this one might have meant.
    """

    heard: dict[str, Any]
    slots: dict[str, Any] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def recently(self, key: str) -> bool:
        """Whether `key` was among the last things said."""
        return key in self.lately

    @property
    def lately(self) -> list[str]:
        """The last things said."""
        return self.shown[-RECENT:]
