"""The assistant's door: ask for a turn, read a message, have it forget, see who is in."""

from __future__ import annotations

from typing import Any, TypeVar

import aiohttp
from pydantic import BaseModel, ValidationError

from bot.contract import Reading, Turn

Model = TypeVar("Model", bound=BaseModel)
DOOR = "/webhooks/dropin/"
ASK_SECONDS = 15.0
LOOK_SECONDS = 2.0
COMMAND_PREFIX = "/ \n\t"  # Rasa takes a text that begins so for a command, not for words


class AssistantDown(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """Nobody answered at the door; ask again later."""


class AssistantConfused(Exception):  # noqa: N818
    """The assistant answered, but not with a turn we could show; asking again will not help."""


class Assistant:
    """A client of the assistant's door."""

    def __init__(self, session: aiohttp.ClientSession, url: str, secret: str) -> None:
        self._session = session
        self._url = url.rstrip("/") + DOOR
        self._headers = {"Authorization": f"Bearer {secret}"}

    async def turn(self, conversation_id: str, text: str, payload: str | None) -> Turn:
        """The assistant's answer to one message.

        Raises:
            AssistantDown: it could not be reached, or is not ready.
            AssistantConfused: it answered with something else than a turn.
        """
        question = {"conversation": conversation_id, "text": as_words(text), "payload": payload}
        return _validated(Turn, await self._post("turn", question))

    async def read(self, text: str) -> Reading:
        """What the assistant hears in `text`; it says nothing and remembers nothing.

        Raises:
            AssistantDown: it could not be reached, or is not ready.
            AssistantConfused: it answered with something else than a reading.
        """
        return _validated(Reading, await self._post("read", {"text": as_words(text)}))

    async def forget(self, conversation_id: str) -> None:
        """Have the assistant remember nothing of a conversation, not even of a turn under way.

        Raises:
            AssistantDown: it could not be reached, or is not ready.
            AssistantConfused: it does not take this for a conversation.
        """
        await self._post("forget", {"conversation": conversation_id})

    async def alive(self) -> bool:
        """Whether the door opens."""
        limit = aiohttp.ClientTimeout(total=LOOK_SECONDS)
        try:
            async with self._session.get(self._url, timeout=limit) as answer:
                return answer.status < 400  # noqa: PLR2004 - HTTP's own border
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False

    async def _post(self, door: str, body: dict[str, Any]) -> bytes:
        limit = aiohttp.ClientTimeout(total=ASK_SECONDS)
        try:
            async with self._session.post(
                self._url + door, json=body, headers=self._headers, timeout=limit
            ) as answer:
                return _checked(answer.status, await answer.read())
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise AssistantDown(type(error).__name__) from None


def as_words(text: str) -> str:
    """`text` so that no part of it can be taken for a command."""
    return text.lstrip(COMMAND_PREFIX).strip() or "?"


def _checked(status: int, body: bytes) -> bytes:
    if status == 200:  # noqa: PLR2004
        return body
    if status in {400, 500}:  # this message is the trouble, not the door
        raise AssistantConfused(f"status {status}")
    raise AssistantDown(f"status {status}")


def _validated(model: type[Model], body: bytes) -> Model:
    try:
        return model.model_validate_json(body)
    except ValidationError as error:  # its text would repeat the parent's words
        raise AssistantConfused(f"{error.error_count()} faults in a {model.__name__}") from None
