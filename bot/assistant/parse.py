"""The parse contract: a decision as the keys that Rasa's core and `/model/parse` carry."""

from __future__ import annotations

from typing import Any

from bot.assistant.decide import UNSURE, Decided
from bot.content.answers import UTTER, topic_of
from bot.contract import Family, Reading, Urgency

NLU_FALLBACK = "nlu_fallback"
ALSO = "also"
CALM = Urgency(level="none", confidence=1.0)


def parse_keys(decided: Decided) -> dict[str, Any]:
    """Everything that is set on the message, Rasa's own keys first."""
    intent = NLU_FALLBACK if decided.answer == UNSURE else topic_of(decided.answer)
    return {
        "intent": {"name": intent, "confidence": decided.confidence},
        "intent_ranking": [{"name": r.key, "confidence": r.confidence} for r in decided.ranking],
        "response_selector": response_selector(decided.answer, decided.confidence),
        "topic": decided.topic,
        "answer": decided.answer,
        "urgency": decided.urgency.model_dump(),
        "alternatives": decided.alternatives,
        ALSO: decided.also or "",
    }


def chosen(payload: str) -> dict[str, Any]:
    """The parse of a button: nothing to understand, the parent chose."""
    intent = topic_of(payload)
    return {
        "text": f"/{payload}",
        "intent": {"name": intent, "confidence": 1.0},
        "intent_ranking": [{"name": payload, "confidence": 1.0}],
        "entities": [],
        "response_selector": response_selector(payload, 1.0),
        "topic": intent,
        "answer": payload,
        "urgency": CALM.model_dump(),
        "alternatives": [],
        ALSO: "",
    }


def response_selector(answer: str, confidence: float) -> dict[str, Any]:
    """What Rasa's retrieval action reads to find `utter_<topic>/<answer>`."""
    topic, _, name = answer.partition("/")
    if not name:
        return {"all_retrieval_intents": []}
    response = {
        "responses": [],
        "confidence": confidence,
        "intent_response_key": answer,
        "utter_action": f"{UTTER}{answer}",
    }
    return {
        "all_retrieval_intents": [topic],
        topic: {"response": response, "ranking": []},
    }


def topic_confidence(topic: str, ranking: list[dict[str, Any]]) -> float:
    """How sure it is of the topic, whichever of its answers is meant."""
    mine = [r["confidence"] for r in ranking if topic_of(r["name"]) == topic]
    return min(1.0, float(sum(mine)))


def reading_of(parse_data: dict[str, Any]) -> Reading:
    """The contract's `Reading` from Rasa's parse data."""
    return Reading(
        topic=parse_data["topic"],
        answer=parse_data["answer"],
        confidence=topic_confidence(parse_data["topic"], parse_data["intent_ranking"]),
        urgency=Urgency(**parse_data["urgency"]),
        alternatives=parse_data["alternatives"],
        family=family_of(parse_data.get("entities") or []),
    )


def family_of(entities: list[dict[str, Any]]) -> Family:
    """The first of each kind that was found."""
    first: dict[str, str] = {}
    for entity in entities:
        if entity["entity"] in Family.model_fields:
            first.setdefault(entity["entity"], str(entity["value"]))
    return Family(**first)
