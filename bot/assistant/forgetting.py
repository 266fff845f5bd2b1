"""What the assistant forgets: at once what was deleted, and after a day what fell silent."""

from __future__ import annotations

from asyncio import AbstractEventLoop

from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import FailSafeTrackerStore
from sanic.request import Request

from bot.assistant.requests import ForgetRequest, checked
from bot.assistant.tracker_store import WindowTrackerStore

HOUR = 3600.0
FORGOTTEN = {"status": "forgotten"}


async def forget(request: Request, processor: MessageProcessor) -> dict[str, str]:
    """Also of a conversation that was never heard of: then there is nothing to forget.

    Raises:
        BadRequest: it names no conversation, or says more than that.
    """
    wanted = checked(request.body, ForgetRequest)
    await _memory(processor).delete(wanted.conversation)
    return FORGOTTEN


def forget_silent_hourly(loop: AbstractEventLoop, processor: MessageProcessor) -> None:
    """Now and every hour, whether anybody writes or not."""
    _memory(processor).forget_silent()
    loop.call_later(HOUR, forget_silent_hourly, loop, processor)


def _memory(processor: MessageProcessor) -> WindowTrackerStore:
    """Our own store: Rasa wraps it in one that can save and retrieve, and cannot forget."""
    store = processor.tracker_store
    ours: WindowTrackerStore = (
        store._tracker_store if isinstance(store, FailSafeTrackerStore) else store
    )
    return ours
