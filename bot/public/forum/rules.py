"""What holds for one post's board at the moment it is decided on."""

from __future__ import annotations

from dataclasses import dataclass

from bot.content.boards import Board


@dataclass(frozen=True)
class Rules:
    """The board's settings, and what follows from the moment.

    Attributes:
        held: what we say waits for an officer's yes.
        too_old: found after an outage, too late for a public answer.
        sure: least confidence in the topic for its answer to be given in public.
    """

    board: Board
    held: bool
    too_old: bool
    sure: float
