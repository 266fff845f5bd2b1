"""The frames a widget sends: one schema each, and a plain code for whatever is not one.

Frames are JSON objects with `"v": 1` and `type`; the same ones travel over the socket and in
the body of a long poll.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bot.contract import PAYLOAD

VERSION = 1
LARGEST = 64 * 1024
CLIENT_ID = r"^[A-Za-z0-9_-]{1,64}$"
LARGEST_SEQ = 2**31 - 1

ErrorCode = Literal[
    "bad_frame",
    "unknown_frame",
    "hello_first",
    "frame_too_large",
    "too_long",
    "empty",
    "slow_down",
    "closed",
    "clinic_closed",
    "code_unknown",
    "try_again",
]


class BadFrame(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """What came is not a frame we know; `code` says which way."""

    def __init__(self, code: ErrorCode) -> None:
        super().__init__(code)
        self.code = code


class Frame(BaseModel):
    """What all frames share. Keys we do not know are ignored, so that newer widgets still talk."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    v: Literal[1]


class Hello(Frame):
    """The first frame: resume with a token, from the last number seen."""

    type: Literal["hello"]
    resume: str | None = Field(None, max_length=200)
    last_seq: int = Field(0, ge=0, le=LARGEST_SEQ)


class Say(Frame):
    """A message; `client_id` makes repeating it harmless."""

    type: Literal["say"]
    client_id: str = Field(pattern=CLIENT_ID)
    text: str
    payload: str | None = Field(None, pattern=PAYLOAD, max_length=120)


class Plain(Frame):
    """A frame that says all by its type."""

    type: Literal["typing", "join_clinic", "leave_clinic", "end", "delete", "make_code", "pong"]


class LeaveMessage(Frame):
    """A message for the officers, and how and when it is safe to reach the parent."""

    type: Literal["leave_message"]
    client_id: str = Field(pattern=CLIENT_ID)
    text: str
    how: Literal["phone", "text", "email", "chat"]
    contact: str = Field("", max_length=200)
    when_safe: str = Field("", max_length=200)
    first_name: str | None = Field(None, max_length=80)
    code_word: str | None = Field(None, max_length=80)
    who_else: str | None = Field(None, max_length=200)


class UseCode(Frame):
    """Go on with a conversation from another device; `opening` is this browser's own secret."""

    type: Literal["use_code"]
    code: str = Field(max_length=40)
    opening: str = Field(pattern=CLIENT_ID, min_length=32)


class Received(Frame):
    """How far the widget is: the last officer's message it has, and whether it is on screen."""

    type: Literal["received"]
    seq: int = Field(ge=1, le=LARGEST_SEQ)
    seen: bool = False


ClientFrame = Hello | Say | LeaveMessage | UseCode | Received | Plain
TYPES = frozenset(
    {
        "hello",
        "say",
        "leave_message",
        "use_code",
        "make_code",
        "received",
        "typing",
        "join_clinic",
        "leave_clinic",
        "end",
        "delete",
        "pong",
    }
)
_KNOWN: Any = Annotated[ClientFrame, Field(discriminator="type")]
_adapter: TypeAdapter[ClientFrame] = TypeAdapter(_KNOWN)


def parse_text(text: str) -> ClientFrame:
    """The frame in `text`.

    Raises:
        BadFrame: too large, not JSON, not of a known type, or its fields are wrong.
    """
    if len(text) > LARGEST or len(text.encode(errors="replace")) > LARGEST:
        raise BadFrame("frame_too_large")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise BadFrame("bad_frame") from None
    return parse(value)


def parse(value: Any) -> ClientFrame:
    """The frame in a decoded JSON `value`.

    Raises:
        BadFrame: not of a known type, or its fields are wrong.
    """
    if not isinstance(value, dict) or value.get("v") != VERSION:
        raise BadFrame("bad_frame")
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in TYPES:
        raise BadFrame("unknown_frame" if isinstance(kind, str) else "bad_frame")
    try:
        return _adapter.validate_python(value)
    except ValidationError:
        raise BadFrame("bad_frame") from None


def frame(kind: str, **content: Any) -> dict[str, Any]:
    """A frame of ours."""
    return {"v": VERSION, "type": kind, **content}
