"""What one message means in its conversation: a button, a reply to a question, or new words."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.another_child import forgotten
from bot.assistant.encoded import ENCODED
from bot.assistant.listening import listening
from bot.assistant.parse import chosen
from bot.assistant.replies import replies
from bot.assistant.requests import BadRequest, TurnRequest
from bot.assistant.runner import parse
from bot.assistant.speech.curated import said_so_far
from bot.assistant.speech.library import library
from bot.assistant.speech.parts import Part
from bot.contract import Reading, Urgency

DIALOGUE = "dialogue/"
CHOSE_DANGER = "The parent chose it: somebody is in danger now."
# What stays as it was heard when words turn out to be a reply.
KEPT = ("entities", "urgency")


async def heard(wanted: TurnRequest, processor: MessageProcessor) -> dict[str, Any]:
    """The parse contract's keys, and Rasa's own.

    Raises:
        BadRequest: the button leads to no answer.
    """
    if wanted.payload is not None:
        if not (library().has(wanted.payload) or wanted.payload.startswith(DIALOGUE)):
            raise BadRequest(f"No answer is called '{wanted.payload}'.")
        return chosen(wanted.payload)
    parsed = await parsed_by(processor, wanted.safe_text())
    tracker = await processor.tracker_store.retrieve(wanted.conversation)
    return _in_its_place(parsed, wanted, tracker) if tracker else parsed


async def parsed_by(processor: MessageProcessor, text: str) -> dict[str, Any]:
    """What the pipeline hears in `text`."""
    message = UserMessage(text, metadata={})
    post = message.metadata[ENCODED] = await listening().hear(message.text)
    parsed = parse(processor, message)
    if post.second.waiting:
        await listening().hear_again(post)
        parsed = parse(processor, message)
    return parsed


def _in_its_place(
    parsed: dict[str, Any], wanted: TurnRequest, tracker: DialogueStateTracker
) -> dict[str, Any]:
    lost = forgotten(parsed, tracker.current_slot_values())
    parsed = {**parsed, "entities": [*parsed["entities"], *lost]}
    said = said_so_far(tracker)
    if parsed["urgency"]["level"] == "immediate" or not said:
        return parsed
    choice = replies().choice(said[-1], wanted.text)
    if choice is None:
        return parsed
    kept = {key: parsed[key] for key in KEPT}
    return {**chosen(f"{DIALOGUE}{choice}"), "text": wanted.safe_text(), **kept}


def as_told(reading: Reading, parts: list[Part]) -> Reading:
    """The reading, urgent if the turn shows an emergency that a button or a reply brought about."""
    if reading.urgency.level == "immediate" or all(part.style == "answer" for part in parts):
        return reading
    urgency = Urgency(level="immediate", confidence=1.0, because=[CHOSE_DANGER])
    return reading.model_copy(update={"urgency": urgency})
