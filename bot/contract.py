"""What the assistant may send to the public site: one schema, checked at both ends.

A turn is a list of `AssistantMessage`. An empty list is a failure, never an answer.
Phone numbers reach a message only inside a `ServiceCard`, which is filled from `data/services.yml`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

UrgencyLevel = Literal["immediate", "report", "none"]
URGENCIES: Final[tuple[UrgencyLevel, ...]] = ("none", "report", "immediate")  # by gravity
PAYLOAD: Final = r"^[a-z][a-z0-9_]*(/[a-z0-9_]+)?$"  # an answer's key or a dialogue's command
OpenState = Literal["always", "open", "closed", "check"]


class Strict(BaseModel):
    """A frozen model that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Button(Strict):
    """A choice the parent may press; `payload` is an answer's key or a dialogue command."""

    title: str = Field(min_length=1, max_length=80)
    payload: str = Field(pattern=PAYLOAD)


class ServiceCard(Strict):
    """Somewhere to turn, as the parent sees it. `open` is as of the moment it was sent."""

    key: str
    name: str
    what_for: str
    phone: str | None = None
    sms: str | None = None
    url: str | None = None
    hours: str = ""
    open: OpenState = "check"
    cost: str = ""
    next: str = Field(default="", description="What happens after you call.")


class Source(Strict):
    """Where an answer's facts come from."""

    title: str
    publisher: str
    date: str
    grade: Literal["A", "B", "C"]


class EmergencyCustom(Strict):
    """999 first: shown in the emergency style, before everything else."""

    type: Literal["emergency"] = "emergency"
    services: list[ServiceCard] = Field(min_length=1, max_length=3)


class ServicesCustom(Strict):
    """Whom to turn to, best first."""

    type: Literal["services"] = "services"
    services: list[ServiceCard] = Field(min_length=1, max_length=3)


class OfferClinicCustom(Strict):
    """The assistant offers a human; the widget shows whether the clinic is open."""

    type: Literal["offer_clinic"] = "offer_clinic"


class JoinClinicCustom(Strict):
    """The parent asked for a human; `summary` is what the officer is told."""

    type: Literal["join_clinic"] = "join_clinic"
    summary: dict[str, Any] = Field(default_factory=dict)


class SourcesCustom(Strict):
    """'Where this comes from'."""

    type: Literal["sources"] = "sources"
    sources: list[Source] = Field(min_length=1)
    reviewed: date


class PlanCustom(Strict):
    """A take-away plan under a neutral title: steps, what to keep, what not to do, whom to call."""

    type: Literal["plan"] = "plan"
    title: str
    steps: list[str] = Field(min_length=1)
    keep: list[str] = Field(default_factory=list)
    avoid: list[str] = Field(default_factory=list)
    services: list[ServiceCard] = Field(default_factory=list, max_length=3)
    reference: str = ""


Custom = Annotated[
    EmergencyCustom
    | ServicesCustom
    | OfferClinicCustom
    | JoinClinicCustom
    | SourcesCustom
    | PlanCustom,
    Field(discriminator="type"),
]


class AssistantMessage(Strict):
    """One bubble: words, choices and at most one card block."""

    text: str = ""
    buttons: list[Button] = Field(default_factory=list)
    custom: Custom | None = None


class Urgency(Strict):
    """How soon somebody must act, and why, in words an officer can read."""

    level: UrgencyLevel
    confidence: float = Field(ge=0, le=1)
    because: list[str] = Field(default_factory=list)


class Family(Strict):
    """Whom and what a message is about, where it says so, in words of `data/entities.yml`."""

    relation: str | None = None
    age: str | None = None
    platform: str | None = None
    writer: str | None = None


class Reading(Strict):
    """What the assistant heard in one message (the parse contract).

    `answer` is `<topic>/<answer>`, or `out_of_scope`, or `unsure`; `confidence` is in the topic:
    what all its answers that come into question have together.
    """

    topic: str
    answer: str
    confidence: float = Field(default=1.0, ge=0, le=1)
    urgency: Urgency
    alternatives: list[str] = Field(default_factory=list)
    family: Family = Field(default_factory=Family)


class Turn(Strict):
    """What the assistant's channel returns for one message of the parent."""

    messages: list[AssistantMessage] = Field(min_length=1)
    reading: Reading


turn_adapter: TypeAdapter[Turn] = TypeAdapter(Turn)
