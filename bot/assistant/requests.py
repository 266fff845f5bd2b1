"""What may come through the assistant's door."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import Field, ValidationError

from bot.contract import PAYLOAD, Strict

MOST_CHARACTERS = 4_000
Conversation = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
Request = TypeVar("Request", bound=Strict)


class BadRequest(ValueError):  # noqa: N818 - it is a kind of answer, not a fault of ours
    """The request is malformed; the message repeats no personal text."""


class ReadRequest(Strict):
    """Text to be heard, not answered."""

    text: str = Field(min_length=1, max_length=MOST_CHARACTERS)

    def safe_text(self) -> str:
        """Rasa takes a leading slash for a command; people's text must not command."""
        return self.text.lstrip(" \t\r\n/") or "?"


class TurnRequest(ReadRequest):
    """One message of one conversation; `payload` is set when a button was pressed."""

    conversation: Conversation
    payload: str | None = Field(default=None, pattern=PAYLOAD)


class ForgetRequest(Strict):
    """A conversation that was deleted at the desk."""

    conversation: Conversation


def checked(body: bytes, model: type[Request]) -> Request:
    """The body as `model`.

    Raises:
        BadRequest: names the fields at fault, not their content.
    """
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        fields = ", ".join(".".join(map(str, e["loc"])) or "body" for e in error.errors())
        raise BadRequest(f"Not a valid request: {fields}.") from None
