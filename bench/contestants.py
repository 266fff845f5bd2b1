"""Who is measured: our assistant, and the pipeline of `rasa init` trained on the same data."""

from __future__ import annotations

import secrets
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.launch.model import RASA, TRAIN
from bot.settings import ROOT

SECRET = secrets.token_hex(16)


@dataclass(frozen=True)
class Contestant:
    """How one assistant is trained, served and spoken to.

    Attributes:
        key: its name in reports/bench.json.
        title: its name in the table.
        rasa, train: the words that start Rasa and its training, as whoever runs this assistant
            says them.
        config: the pipeline and policies.
        door: the path of its channel.
        credentials, endpoints: what Rasa is told, as it stands in the files.
        text_field, sender_field: what the door calls the message and the conversation.
    """

    key: str
    title: str
    rasa: tuple[str, ...]
    train: tuple[str, ...]
    config: Path
    door: str
    credentials: str
    endpoints: str
    text_field: str
    sender_field: str
    headers: dict[str, str] = field(default_factory=dict)

    def request(self, conversation: str, text: str) -> dict[str, str]:
        """The body of one turn."""
        return {self.sender_field: conversation, self.text_field: text}

    def answered(self, body: Any) -> bool:
        """Whether the body holds words: Rasa answers `200 []` when it fails."""
        messages = body.get("messages") if isinstance(body, dict) else body
        return bool(messages)


def ours() -> Contestant:
    """The assistant as it is shipped, through its own door."""
    return Contestant(
        key="ours",
        title="this assistant",
        rasa=RASA,
        train=TRAIN,
        config=ROOT / "config.yml",
        door="/webhooks/dropin/turn",
        credentials=(ROOT / "credentials.yml").read_text(encoding="utf-8"),
        endpoints=(ROOT / "endpoints.yml").read_text(encoding="utf-8"),
        text_field="text",
        sender_field="conversation",
        headers={"Authorization": f"Bearer {SECRET}"},
    )


def rasa_init() -> Contestant:
    """What a newcomer gets: default pipeline, default policies, REST channel, tracker in memory."""
    rasa = str(Path(sys.executable).parent / "rasa")
    return Contestant(
        key="rasa_init",
        title="`rasa init` pipeline",
        rasa=(rasa,),
        train=(rasa, "train"),
        config=Path(__file__).with_name("rasa_init_config.yml"),
        door="/webhooks/rest/webhook",
        credentials="rest:\n",
        endpoints='action_endpoint:\n  url: "http://127.0.0.1:5055/webhook"\n',
        text_field="message",
        sender_field="sender",
    )
