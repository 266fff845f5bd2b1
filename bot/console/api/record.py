"""The record at the end: its codes, its autosave, its finish."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from aiohttp import web
from pydantic import AfterValidator, Field, model_validator

from bot.console import keys
from bot.console.asking import Body, body, me
from bot.console.cleaning import Words
from bot.desk.cases import codes
from bot.desk.cases.records import Category, Content, Record

SHORTEST_CONCERN = 15
NEEDED_THRIVE = ("threat", "harm", "risk")


def _known(allowed: dict[str, str]) -> AfterValidator:
    def check(values: list[str]) -> list[str]:
        if unknown := set(values) - allowed.keys():
            raise ValueError(f"no such code: {', '.join(sorted(unknown))}")
        return values

    return AfterValidator(check)


def _one_of(allowed: dict[str, str]) -> AfterValidator:
    def check(value: str) -> str:
        if value and value not in allowed:
            raise ValueError("choose one of the list")
        return value

    return AfterValidator(check)


class Written(Body):
    """The form as it is sent; a contact that was none needs its code alone."""

    category: Category
    age_band: Annotated[str, _one_of(codes.AGE_BANDS)] = ""
    concern: Words = ""
    thrive: dict[Literal[tuple(codes.THRIVE)], Words] = Field(default_factory=dict)  # type: ignore[valid-type]
    risk_factors: Annotated[list[str], _known(codes.RISK_FACTORS)] = Field(default_factory=list)
    protective_factors: Annotated[list[str], _known(codes.PROTECTIVE_FACTORS)] = Field(
        default_factory=list
    )
    advice: Words = ""
    plan: Words = ""
    referral: Annotated[list[str], _known(codes.REFERRALS)] = Field(default_factory=list)
    outcome: Annotated[str, _one_of(codes.OUTCOMES)] = ""
    told: Annotated[list[str], _known(codes.TOLD)] = Field(default_factory=list)
    repeat_contact: bool = False

    @model_validator(mode="after")
    def _complete(self) -> Written:
        missing = [] if self.category in codes.NON_DATA else self._missing()
        if missing:
            raise ValueError("still needed: " + ", ".join(missing))
        return self

    def _missing(self) -> list[str]:
        needed = {
            "the child's age": bool(self.age_band),
            "the concern in a sentence": len(self.concern) >= SHORTEST_CONCERN,
            "advice given": bool(self.advice),
            "referral": bool(self.referral),
            "outcome": bool(self.outcome),
        }
        thrive = {codes.THRIVE[name].lower(): self.thrive.get(name) for name in NEEDED_THRIVE}
        return [what for what, there in {**needed, **thrive}.items() if not there]

    def content(self) -> Content:
        """The record as the desk keeps it."""
        fields = self.model_dump(exclude={"referral"})
        return Content(**fields, referral=",".join(self.referral))


class Draft(Body):
    """The form as far as it is filled in."""

    content: dict[str, Any]


async def _due(request: web.Request) -> Record:
    number = request.match_info["record"]
    due = await request.app[keys.DESK].records.due(me(request))
    for record in due:
        if record.id == number:
            return record
    raise web.HTTPNotFound


async def show(request: web.Request) -> web.Response:
    """GET /api/records/{record}: the officer's own, with what was begun."""
    record = await _due(request)
    drafts = await request.app[keys.STAFFROOM].drafts.of(me(request), record.conversation_id)
    return web.json_response(
        {
            "id": record.id,
            "conversation": record.conversation_id,
            "opened_at": record.opened_at.isoformat(),
            "draft": drafts.get("record", {}),
            "codes": codes.EVERY,
        }
    )


async def keep_draft(request: web.Request) -> web.Response:
    """POST /api/records/{record}/draft: autosave, whatever state it is in."""
    record, draft = await _due(request), await body(request, Draft)
    drafts = request.app[keys.STAFFROOM].drafts
    await drafts.keep(me(request), record.conversation_id, "record", draft.content)
    return web.json_response({})


async def finish(request: web.Request) -> web.Response:
    """POST /api/records/{record}/finish: kept for good; a break is offered after a hard one."""
    record, written = await _due(request), await body(request, Written)
    await request.app[keys.DESK].records.finish(me(request), record.id, written.content())
    room = request.app[keys.STAFFROOM]
    await room.drafts.drop(me(request), record.conversation_id, "record")
    hard = written.category in codes.HIGH_HARM
    today = await room.welfare.hard_ones(me(request)) if hard else 0
    return web.json_response({"offer_break": hard, "hard_ones": today})
