"""A part of the assistant's turn, small enough to be kept in Rasa's tracker: keys, no cards."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from bot.contract import Button, Strict

CLINIC = "clinic"


class Part(Strict):
    """Words, choices, and the keys of services and sources. Cards are made when it is sent."""

    key: str
    text: str
    style: Literal["answer", "emergency"] = "answer"
    buttons: list[Button] = Field(default_factory=list)
    services: list[str] = Field(default_factory=list)
    sources: list[str] = Field(default_factory=list)
    reviewed: date | None = None
    offer_clinic: bool = False
    plan: str | None = Field(default=None, description="The topic whose plan is shown.")
