"""Golden dialogues of the second kind: what is said to a running assistant, and what must come."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import Field

from bot.contract import EmergencyCustom, ServicesCustom, Strict, Turn, UrgencyLevel

FOLDER = Path(__file__).parent / "spoken"


class Step(Strict):
    """One message of the parent, typed or pressed, and what its answer must hold.

    `begins` is said of the first words of the turn, `says` and `never` of all of them. `cards` are
    all services shown, in order; `turn_to` are services of which one at least must be shown.
    """

    parent: str | None = None
    press: str | None = None
    heard: str | None = None
    urgency: UrgencyLevel | None = None
    begins: str | None = None
    says: list[str] = Field(default_factory=list)
    never: list[str] = Field(default_factory=list)
    cards: list[str] | None = None
    turn_to: list[str] = Field(default_factory=list)
    customs: list[str] | None = None
    buttons: list[str] = Field(default_factory=list)

    def faults(self, turn: Turn) -> list[str]:
        """What is not as it must be, in words."""
        texts = "\n".join(message.text for message in turn.messages)
        urgency = turn.reading.urgency
        checks = [
            (self.heard, turn.reading.answer, self.heard in (None, turn.reading.answer)),
            (self.urgency, urgency, self.urgency in (None, urgency.level)),
            (self.begins, texts, texts.startswith(self.begins or "")),
            (self.says, texts, all(words in texts for words in self.says)),
            (self.never, texts, not any(words in texts for words in self.never)),
            (self.cards, cards(turn), self.cards in (None, cards(turn))),
            (self.turn_to, cards(turn), not self.turn_to or bool({*self.turn_to} & {*cards(turn)})),
            (self.customs, customs(turn), self.customs in (None, customs(turn))),
            (self.buttons, buttons(turn), {*self.buttons} <= {*buttons(turn)}),
        ]
        return [f"wanted {wanted}\n     got {came}" for wanted, came, fine in checks if not fine]


class Dialogue(Strict):
    """A conversation from its first message; its name is a sentence."""

    name: str
    steps: list[Step] = Field(min_length=1)


def dialogues() -> list[Dialogue]:
    """Every golden dialogue, by file and order."""
    return [
        Dialogue.model_validate(entry)
        for path in sorted(FOLDER.glob("*.yml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["dialogues"]
    ]


def cards(turn: Turn) -> list[str]:
    """The keys of all services shown, in order."""
    blocks = [
        m.custom for m in turn.messages if isinstance(m.custom, ServicesCustom | EmergencyCustom)
    ]
    return [card.key for block in blocks for card in block.services]


def customs(turn: Turn) -> list[str]:
    """The types of all blocks, in order."""
    return [message.custom.type for message in turn.messages if message.custom]


def buttons(turn: Turn) -> list[str]:
    """What every button leads to."""
    return [button.payload for message in turn.messages for button in message.buttons]
