"""Turns parts into the contract's messages: cards with what is open now, sources, the clinic."""

from __future__ import annotations

from datetime import datetime

from bot.assistant.speech.allot import allot
from bot.assistant.speech.library import Library
from bot.assistant.speech.parts import Part
from bot.contract import (
    AssistantMessage,
    EmergencyCustom,
    OfferClinicCustom,
    PlanCustom,
    ServicesCustom,
    SourcesCustom,
)


def present(
    parts: list[Part], library: Library, now: datetime, reference: str
) -> list[AssistantMessage]:
    """The messages that the public site receives, in order; `reference` stands on a plan."""
    allotted = allot([part.services for part in parts])
    found = [
        message
        for part, keys in zip(parts, allotted, strict=True)
        for message in _messages(part, keys, library, now)
    ]
    topics = [part.plan for part in parts if part.plan]
    return found + [
        AssistantMessage(custom=_plan(topic, library, now, reference)) for topic in topics
    ]


def _messages(
    part: Part, services: list[str], library: Library, now: datetime
) -> list[AssistantMessage]:
    cards = [library.directory.card(key, now) for key in services]
    block: EmergencyCustom | ServicesCustom | None = None
    if cards:
        block = (
            EmergencyCustom(services=cards)
            if part.style == "emergency"
            else ServicesCustom(services=cards)
        )
    found = [AssistantMessage(text=part.text, buttons=part.buttons, custom=block)]
    sources = [library.sources[key].shown() for key in part.sources if key in library.sources]
    if sources and part.reviewed:
        custom = SourcesCustom(sources=sources, reviewed=part.reviewed)
        found.append(AssistantMessage(custom=custom))
    if part.offer_clinic:
        found.append(AssistantMessage(custom=OfferClinicCustom()))
    return found


def _plan(topic: str, library: Library, now: datetime, reference: str) -> PlanCustom:
    plan = library.plans[topic]
    names = {**library.directory.short_names(), "child": "your child", "Child": "Your child"}
    return PlanCustom(
        title=plan.title,
        steps=[step.format_map(names) for step in plan.steps],
        keep=[line.format_map(names) for line in plan.keep],
        avoid=[line.format_map(names) for line in plan.avoid],
        services=[library.directory.card(key, now) for key in plan.services],
        reference=reference,
    )
