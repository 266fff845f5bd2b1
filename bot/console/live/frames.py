"""The frames an officer's page sends over its socket."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

VERSION = 1
LARGEST = 16 * 1024
Id = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


class Frame(BaseModel):
    """What all frames share."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    v: Literal[1]


class Watch(Frame):
    """Follow a conversation from above `since`. A supervisor who does not hold it says why."""

    type: Literal["watch"]
    conversation: Id
    since: int = Field(0, ge=0, le=2**31 - 1)
    ground: str = Field("", max_length=200)


class Unwatch(Frame):
    """Follow it no longer."""

    type: Literal["unwatch"]
    conversation: Id


class Typing(Frame):
    """The officer is writing."""

    type: Literal["typing"]
    conversation: Id


class Pong(Frame):
    """An answer to a ping."""

    type: Literal["pong"]


ClientFrame = Watch | Unwatch | Typing | Pong
_KNOWN: Any = Annotated[Watch | Unwatch | Typing | Pong, Field(discriminator="type")]
_adapter: TypeAdapter[ClientFrame] = TypeAdapter(_KNOWN)


def parse(text: str) -> ClientFrame | None:
    """The frame in `text`; nothing when it is none."""
    if len(text) > LARGEST:
        return None
    try:
        return _adapter.validate_python(json.loads(text))
    except (ValueError, RecursionError, ValidationError):
        return None


def frame(kind: str, **content: Any) -> dict[str, Any]:
    """A frame of ours."""
    return {"v": VERSION, "type": kind, **content}
