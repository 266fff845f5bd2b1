"""What a request says: its body as one checked model, its numbers, officer and conversation."""

from __future__ import annotations

import json
from typing import TypeVar

from aiohttp import web
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.console import keys

Model = TypeVar("Model", bound=BaseModel)
MOST_DIGITS = 9  # as in the routes; longer ones are no row's number


class Body(BaseModel):
    """A body: nothing unknown in it, no blanks around words."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class BadBody(web.HTTPBadRequest):
    """The body is not what the route takes; the text names the fields, never their content."""


async def body(request: web.Request, model: type[Model]) -> Model:
    """The request's JSON body as `model`.

    Raises:
        BadBody: it is not JSON, or a field is wrong.
    """
    if request.content_type != "application/json":
        raise BadBody(text="Send JSON.")
    try:
        return model.model_validate(json.loads(await request.text()))
    except ValidationError as wrong:
        raise BadBody(text=_words(wrong)) from None
    except (ValueError, RecursionError):
        raise BadBody(text="Send JSON.") from None


async def form(request: web.Request, model: type[Model]) -> Model:
    """The request's form as `model`.

    Raises:
        BadBody: a field is wrong.
    """
    fields = {name: value for name, value in (await request.post()).items() if value != ""}
    try:
        return model.model_validate(fields)
    except ValidationError as wrong:
        raise BadBody(text=_words(wrong)) from None


def _words(wrong: ValidationError) -> str:
    return "; ".join(
        f"{'.'.join(map(str, fault['loc'])) or 'form'}: {fault['msg']}"
        for fault in wrong.errors(include_input=False, include_url=False)
    )


def number(request: web.Request, name: str) -> int | None:
    """The whole number that the query gives as `name`; nothing when it gives none."""
    given = request.query.get(name, "")
    return int(given) if given.isdecimal() and len(given) <= MOST_DIGITS else None


def me(request: web.Request) -> str:
    """The id of the officer who asks."""
    return request[keys.OFFICER].id


def conversation_id(request: web.Request) -> str:
    """The conversation the route names."""
    return request.match_info["conversation"]
