"""Once a conversation has moved to another device, the old one reads, says and gets nothing."""

import pytest
from aiohttp import WSMsgType

from bot.desk import Desk
from bot.desk.bus import Event
from bot.desk.errors import Moved
from bot.public import keys
from bot.public.poll import Exchange
from tests.public.widget import Widget

OPENING = "another-device-of-the-same-parent"
WISH = {"client_id": "c1", "text": "ring me", "how": "phone", "contact": "0123"}
ACTS = [
    ("say", {"client_id": "stranger", "text": "I am the parent"}),
    ("make_code", {}),
    ("typing", {}),
    ("received", {"seq": 2, "seen": True}),
    ("join_clinic", {}),
    ("leave_clinic", {}),
    ("leave_message", WISH),
    ("end", {}),
    ("delete", {}),
]
all_acts = pytest.mark.parametrize("act", ACTS, ids=[kind for kind, _ in ACTS])


@pytest.fixture
def desk(site):
    return site.app[keys.DESK]


@pytest.fixture
async def conversation(widget) -> str:
    """A conversation with one answered message; its id."""
    await widget.said("hello")
    await widget.next("message", author="assistant")
    return widget.frames[1]["conversation"]


@pytest.fixture
async def unheard(settings, clock):
    """A desk on the same database whose events nobody hears: each is lost on its way."""
    desk = await Desk.open(settings.database_url, clock=clock)
    yield desk
    await desk.close()


@pytest.fixture
async def move(unheard, conversation):
    """Moves the conversation to another device, which the old one is not told."""

    async def move() -> str:
        code, _until = await unheard.resume_codes.make(conversation)
        moved = await unheard.resume_codes.redeem(code, OPENING)
        return moved[1]

    return move


@pytest.fixture
def come(browser, site):
    """The other device's line."""

    async def come(token) -> Widget:
        widget = Widget(browser, site.make_url("/"))
        assert (await widget.greet(resume=token, last_seq=2))["owner"] == "assistant"
        return widget

    return come


async def last_words(widget) -> list[dict]:
    """What still comes on this line until the server closes it."""
    before = len(widget.frames)
    while not widget.socket.closed:
        message = await widget.socket.receive(timeout=20)
        if message.type is WSMsgType.TEXT:
            widget.frames.append(message.json())
    return [frame for frame in widget.frames[before:] if frame["type"] != "ping"]


def told(frames) -> list[tuple]:
    return [(frame["type"], frame.get("reason")) for frame in frames]


async def test_the_old_line_gets_no_message(widget, desk, conversation, move):
    await move()
    await desk.messages.say(conversation, author="system", text="for the new device alone")

    assert told(await last_words(widget)) == [("closed", "moved")]


@pytest.mark.parametrize("kind", ["owner", "place", "typing", "resync"])
async def test_nor_anything_else_that_happens(kind, widget, desk, conversation, move):
    await move()
    await desk.bus.publish(conversation, Event(kind, {"author": "officer", "name": "PC Sam"}))

    assert told(await last_words(widget)) == [("closed", "moved")]


@all_acts
async def test_the_old_line_does_nothing_any_more(act, widget, desk, move, come):
    token, conversation = await move(), widget.frames[1]["conversation"]
    await widget.send(act[0], **act[1])

    assert told(await last_words(widget)) == [("closed", "moved")]
    assert len(await desk.messages.since(conversation, 0)) == 2
    assert await desk.callbacks.open() == []
    new = await come(token)
    await new.said("it is me")
    await new.next("message", text="you said: it is me")
    await new.leave()


@all_acts
async def test_nor_does_an_old_request(act, widget, site, desk, move):
    old = Exchange(site.app)
    await old.run([{"v": 1, "type": "hello", "resume": widget.token}, {"v": 1, "type": "pong"}])
    before = len(old._out)
    await move()
    conversation = widget.frames[1]["conversation"]
    await desk.messages.say(conversation, author="system", text="for the new device alone")

    frames = await old.run([{"v": 1, "type": act[0], **act[1]}, *2 * [{"v": 1, "type": "pong"}]])

    assert told(frames[before:]) == [("closed", "moved")]


async def test_an_old_request_that_is_held_ends(widget, site, move):
    old = Exchange(site.app)
    await old._take({"v": 1, "type": "hello", "resume": widget.token, "last_seq": 2})
    await move()

    with pytest.raises(Moved):
        await old._listen(old._visit.access, patiently=True)
    assert told(old._out) == [("welcome", None)]


async def test_the_old_line_is_closed_as_soon_as_the_code_is_used(widget, desk, conversation):
    code, _until = await desk.resume_codes.make(conversation)
    await desk.resume_codes.redeem(code, OPENING)

    assert told(await last_words(widget)) == [("closed", "moved")]


async def test_late_news_of_the_move_does_not_close_the_new_line(desk, conversation, move, come):
    new = await come(await move())
    await desk.bus.publish(conversation, Event("moved"))
    await new.said("still here")
    await new.next("message", text="you said: still here")

    assert "closed" not in [frame["type"] for frame in new.frames]
    await new.leave()
