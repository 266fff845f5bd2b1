"""Long polling carries the same frames, for networks that let no socket through."""

import asyncio

import pytest

from bot.public import poll
from bot.public.frames import LARGEST


@pytest.fixture
def exchange(site, browser):
    async def exchange(*frames, body=None):
        body = body or {"v": 1, "frames": [{"v": 1, **frame} for frame in frames]}
        async with browser.post(site.make_url("/poll"), json=body) as answer:
            return answer.status, (await answer.json())["frames"]

    return exchange


@pytest.fixture
def at_once(monkeypatch):
    """No request is held: what there is to say is said at once."""
    monkeypatch.setattr(poll, "HOLD_SECONDS", 0)


def hello(token=None, last_seq=0):
    return {"type": "hello", "resume": token, "last_seq": last_seq}


SAY = {"type": "say", "client_id": "c" * 36, "text": "help"}


async def test_a_whole_conversation_goes_over_polling(exchange):
    _, begun = await exchange(hello(), SAY)
    token = next(f["token"] for f in begun if "token" in f)
    assert [f["type"] for f in begun][:3] == ["welcome", "welcome", "ack"]
    seen, said = 0, []
    while len(said) < 2:
        _, frames = await exchange(hello(token, seen))
        said += [f for f in frames if f["type"] == "message"]
        seen = max((m["seq"] for m in said), default=seen)

    assert [(m["seq"], m["text"]) for m in said] == [(1, "help"), (2, "you said: help")]


async def test_a_held_request_is_answered_when_something_is_said(exchange, assistant):
    assistant.gate.clear()
    _, begun = await exchange(hello(), SAY)
    token = next(f["token"] for f in begun if "token" in f)
    held = asyncio.create_task(exchange(hello(token, 1)))
    await assistant.arrived.wait()
    assistant.gate.set()

    _, frames = await held

    assert frames[0]["type"] == "welcome"
    assert [f["type"] for f in frames[1:]] in (["typing"], ["message"])


async def test_a_held_request_ends_by_itself(exchange, at_once):
    _, begun = await exchange(hello(), SAY)
    token = next(f["token"] for f in begun if "token" in f)

    _, frames = await exchange(hello(token, 2))

    assert [f["type"] for f in frames if f["type"] != "message"] == ["welcome"]


async def test_a_message_polled_twice_is_stored_once(exchange, at_once):
    _, first = await exchange(hello(), SAY)
    _, second = await exchange(hello(), SAY)

    acks = [f["seq"] for f in first + second if f["type"] == "ack"]
    assert acks == [1, 1]


async def test_without_hello_nothing_is_done(exchange):
    _, frames = await exchange(SAY)

    assert [f["code"] for f in frames] == ["hello_first"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ([], 400, "bad_frame"),
        ({"v": 1}, 400, "bad_frame"),
        ({"v": 1, "frames": []}, 400, "bad_frame"),
        ({"v": 1, "frames": [7]}, 200, "bad_frame"),
        ({"v": 1, "frames": [{}] * 51}, 400, "bad_frame"),
        ({"v": 1, "frames": [{"x": "y" * LARGEST}]}, 413, "frame_too_large"),
    ],
)
async def test_bad_bodies_have_their_answer(exchange, body, status, code):
    got, frames = await exchange(body=body or "")

    assert got == status
    assert frames[-1]["code"] == code
