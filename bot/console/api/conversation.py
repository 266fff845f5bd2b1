"""One conversation: open it, speak, note, keep a draft, show the proof."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import Annotated, Any

from aiohttp import web
from pydantic import Field

from bot.console import keys
from bot.console.asking import Body, body, conversation_id, me
from bot.console.cleaning import Line, Said, Words


class Saying(Body):
    """A message; `client_id` makes sending it again harmless."""

    client_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
    text: Said


class Writing(Body):
    """Words among staff."""

    text: Said


class Draft(Body):
    """What is in the field now."""

    text: Words


class Ground(Body):
    """Why somebody looks who does not hold it."""

    ground: Line


async def show(request: web.Request) -> web.Response:
    """GET /api/conversations/{conversation}: all but the messages, which the socket brings."""
    return await _shown(request, "")


async def look(request: web.Request) -> web.Response:
    """POST …/look: the same for a supervisor, whose ground stands in no address."""
    return await _shown(request, (await body(request, Ground)).ground)


async def _shown(request: web.Request, ground: str) -> web.Response:
    room, officer, about = request.app[keys.STAFFROOM], me(request), conversation_id(request)
    context = await room.contexts.of(officer, about, ground=ground)
    notes, drafts, receipt = await asyncio.gather(
        room.notes.of(officer, about), room.drafts.of(officer, about), room.receipts.of(about)
    )
    shown: dict[str, Any] = {
        "conversation": _conversation(context.conversation),
        "right": context.right,
        "summary": context.summary,
        "handovers": context.handovers,
        "record": context.record,
        "notes": [note.as_data() for note in notes],
        "drafts": drafts,
        "receipt": asdict(receipt),
    }
    return web.json_response(shown)


def _conversation(found: Any) -> dict[str, Any]:
    return {**asdict(found), "created_at": found.created_at.isoformat()}


async def say(request: web.Request) -> web.Response:
    """POST …/say: stored before it is answered; the socket brings it to everybody."""
    said, officer, about = (
        await body(request, Saying),
        request[keys.OFFICER],
        conversation_id(request),
    )
    message = await request.app[keys.DESK].messages.say(
        about,
        author="officer",
        name=officer.name,
        text=said.text,
        client_id=said.client_id,
        holder=officer.id,
    )
    await request.app[keys.STAFFROOM].drafts.drop(officer.id, about, "message")
    return web.json_response(message.as_data())


async def note(request: web.Request) -> web.Response:
    """POST …/note: a private note."""
    words, notes = await body(request, Writing), request.app[keys.STAFFROOM].notes
    written = await notes.write(me(request), conversation_id(request), words.text)
    return web.json_response(written.as_data())


async def whisper(request: web.Request) -> web.Response:
    """POST …/whisper: a supervisor's word to the holder."""
    words, notes = await body(request, Writing), request.app[keys.STAFFROOM].notes
    written = await notes.whisper(me(request), conversation_id(request), words.text)
    return web.json_response(written.as_data())


async def keep_draft(request: web.Request) -> web.Response:
    """POST …/draft: the message that is being written."""
    draft, room = await body(request, Draft), request.app[keys.STAFFROOM]
    await room.contexts.right(me(request), conversation_id(request))
    content = {"text": draft.text}
    await room.drafts.keep(me(request), conversation_id(request), "message", content)
    return web.json_response({})


async def prove(request: web.Request) -> web.Response:
    """POST …/proof: show the parent how to check who the officer is."""
    proofs = request.app[keys.STAFFROOM].proofs
    shown = await proofs.show(me(request), conversation_id(request))
    return web.json_response({"phrase": shown.phrase, "shoulder_number": shown.shoulder_number})
