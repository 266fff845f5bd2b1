"""Whoever reads along by a right that ends hears no more from that moment, and leaves a trace."""

import asyncio

import pytest

from bot.desk.clinic.offers import LASTS
from tests.console.live import LIMIT, Socket


@pytest.fixture
async def sam(signed_in):
    return await signed_in("PC Sam")


@pytest.fixture
async def held(sam, parent):
    conversation = await parent("help", urgency="report")
    await sam[0].post("/api/next")
    return conversation


@pytest.fixture
def reading_along(room, sam, held, signed_in):
    """A colleague follows the parent by a warm offer: their socket, their id, the offer's id."""

    async def reading_along(name: str, role: str = "officer") -> tuple[Socket, str, str]:
        browser, person = await signed_in(name, role)
        made = await room.offers.make(sam[1].id, held, to=person.id, warm=True)
        live = Socket(await browser.live())
        await live.send("watch", conversation=held, since=0)
        await live.messages(2)
        return live, person.id, made

    return reading_along


@pytest.fixture
def end(room, sam, held, staff, clock):
    """Ends an offer in one of the ways there are."""

    async def end(how: str, made: str, person: str) -> None:
        if how == "declined":
            await room.offers.decline(person, made)
        elif how == "withdrawn":
            await room.offers.withdraw(sam[1].id, made)
        elif how == "handed back":
            await sam[0].post(f"/api/conversations/{held}/hand-back")
        elif how == "replaced":
            other = await staff("PC Bea")
            await room.offers.make(sam[1].id, held, to=other.id, warm=True)
        else:
            clock.tick(seconds=LASTS.total_seconds())

    return end


@pytest.fixture
def say(desk, held):
    """Says something as the parent; how many readings of the conversation left a trace."""

    async def say(text: str) -> int:
        await desk.messages.receive(held, client_id=text, text=text)
        return await desk.audit.count("read", conversation_id=held)

    return say


async def told(live) -> str:
    """The kind of the next frame that is about the conversation."""
    async with asyncio.timeout(LIMIT):
        while "conversation" not in (frame := await live.socket.receive_json()):
            pass
    return frame["type"]


@pytest.mark.parametrize("how", ["declined", "withdrawn", "handed back", "replaced", "lapsed"])
async def test_a_warm_offer_that_is_over_shows_no_more(how, reading_along, end, say):
    live, ann, made = await reading_along("PC Ann")
    await end(how, made, ann)
    await say("not for Ann")

    assert await told(live) == "gone"


async def test_what_goes_on_is_shown_while_the_offer_is_open(reading_along, say):
    live, _ann, _made = await reading_along("PC Ann")
    readings = [await say(text) for text in ("a", "b", "c")]

    assert await live.messages(3) == [3, 4, 5]
    assert readings == [1, 1, 1]


async def test_a_note_after_the_offer_is_not_heard_of(reading_along, end, room, sam, held):
    live, ann, made = await reading_along("PC Ann")
    await end("lapsed", made, ann)
    await room.notes.write(sam[1].id, held, "not for Ann")

    assert await told(live) == "gone"


async def test_a_supervisor_whose_offer_is_over_needs_a_ground_like_any_other(
    reading_along, end, say
):
    live, lee, made = await reading_along("Sgt Lee", "supervisor")
    await end("declined", made, lee)
    await say("not without a ground")

    assert await told(live) == "gone"
