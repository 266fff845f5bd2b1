"""From the assistant to an officer and back, as the parent's widget lives it."""

import asyncio

import pytest

from bot.desk.clinic import words as clinic_words
from bot.desk.tables import OfficerRow
from bot.public import keys, words
from bot.public.clinic import in_words
from tests.public.scripted import READING, turn


@pytest.fixture
def desk(site):
    return site.app[keys.DESK]


@pytest.fixture
async def officer(desk) -> str:
    async with desk.database.begin() as session:
        session.add(
            OfficerRow(
                id="sam",
                login="sam",
                name="PC Sam",
                role="officer",
                password_hash="-",
                active=True,
                created_at=desk.clock(),
            )
        )
    return "sam"


async def begun(widget) -> str:
    """A conversation with one answered message; its id."""
    await widget.said("help")
    await widget.next("message", author="assistant")
    return widget.frames[1]["conversation"]


async def test_the_welcome_says_that_the_clinic_is_open(widget):
    clinic = widget.frames[0]["clinic"]
    assert clinic["open"] is True
    assert clinic["next_open"].startswith("2026-11-21")


async def test_a_parent_joins_is_claimed_talks_and_comes_back_to_the_assistant(
    widget, desk, officer, assistant
):
    conversation = await begun(widget)

    await widget.send("join_clinic")
    assert (await widget.next("owner"))["owner"] == "queue"
    assert (await widget.next("place"))["position"] == 1
    await desk.claims.next(officer)
    assert (await widget.next("owner")) == {
        "v": 1,
        "type": "owner",
        "owner": "officer",
        "name": "PC Sam",
    }
    await widget.said("are you real?")
    await desk.messages.say(
        conversation, author="officer", name="PC Sam", text="Yes.", holder=officer
    )
    said = await widget.next("message", author="officer")
    assert (said["name"], said["text"]) == ("PC Sam", "Yes.")
    await desk.handing.hand_back(officer, conversation)
    assert (await widget.next("owner"))["owner"] == "assistant"
    await widget.said("and now?")

    assert (await widget.next("message", author="assistant"))["text"] == "you said: and now?"
    asked = [question["text"] for question in assistant.asked]
    assert asked == ["help", "and now?"]


async def test_while_a_human_has_it_the_assistant_only_reads(widget, desk, officer, assistant):
    conversation = await begun(widget)
    await widget.send("join_clinic")
    await widget.next("owner")
    assistant.reading = {
        **READING,
        "urgency": {"level": "immediate", "confidence": 1, "because": ["a plan"]},
    }

    async with desk.bus.watch(conversation) as events:
        await widget.said("he has a plan")
        while (await anext(events)).kind != "urgency":
            pass

    assert assistant.read == ["help", "he has a plan"]  # the first for the officer's summary
    assert len(assistant.asked) == 1
    [alert] = await desk.alerts.open()
    assert alert.kind == "urgency_rose"


async def test_an_answer_in_flight_when_the_parent_joins_is_never_shown(widget, desk, assistant):
    conversation = await begun(widget)
    assistant.arrived.clear()
    assistant.gate.clear()
    await widget.said("more")
    await assistant.arrived.wait()
    await widget.send("join_clinic")
    await widget.next("owner")
    assistant.gate.set()
    await widget.send("leave_clinic")
    await widget.next("owner", owner="assistant")
    await widget.said("last")
    await widget.next("message", text="you said: last")

    texts = [m.text for m in await desk.messages.since(conversation, 0)]
    assert "you said: more" not in texts
    assert clinic_words.LEFT_QUEUE in texts


async def test_the_assistant_may_bring_the_parent_to_the_clinic(widget, desk, officer, assistant):
    summary = {"concern": "blackmail"}
    assistant.script.append(
        turn("I will find an officer.", custom={"type": "join_clinic", "summary": summary})
    )

    await widget.said("a person please")
    shown = await widget.next("message", author="assistant")
    await widget.next("place")

    assert shown["custom"] == {"type": "join_clinic"}
    assert (await desk.claims.next(officer)).summary == summary


async def test_whoever_joins_by_the_button_comes_with_a_summary(widget, desk, officer, assistant):
    family = {"relation": "your son", "age": "13", "platform": "Snapchat", "writer": "parent"}
    assistant.reading = {**READING, "family": family}
    assistant.script.append(turn("Does he know them?"))
    conversation = await begun(widget)
    await widget.said("Only online", payload="dialogue/no")
    await widget.next("message", author="assistant")

    async with desk.bus.watch(conversation) as events:
        await widget.send("join_clinic")
        while (await anext(events)).kind != "note":
            pass

    assert (await desk.claims.next(officer)).summary == {
        "child": "son, 13",
        "platform": ["Snapchat"],
        "cause": "sextortion",
        "asked_about": ["sextortion: threat to share"],
        "answered": ["Does he know them? Only online"],
    }


async def test_without_the_assistant_the_place_is_taken_all_the_same(
    widget, desk, officer, assistant
):
    conversation = await begun(widget)
    await assistant.close()
    async with desk.bus.watch(conversation) as events:
        await widget.send("join_clinic")
        while (await anext(events)).kind != "note":
            pass
    assert (await desk.claims.next(officer)).conversation.id == conversation


async def test_an_offer_is_remembered_until_the_next_answer(widget, desk, assistant):
    assistant.script.append(turn("Would you like one?", custom={"type": "offer_clinic"}))
    conversation = await begun(widget)
    assert (await desk.conversations.get(conversation)).phase == "offered"

    await widget.said("no")
    await widget.next("message", author="assistant")

    assert (await desk.conversations.get(conversation)).phase == "assistant"


async def test_a_closed_clinic_is_said_when_it_is_pressed_and_when_it_is_asked_for(
    widget, assistant, clock
):
    await begun(widget)
    clock.tick(hours=3)

    await widget.send("join_clinic")
    error = await widget.next("error")
    assert error["code"] == "clinic_closed"
    assert error["clinic"]["open"] is False

    assistant.script.append(turn("I will see.", custom={"type": "join_clinic"}))
    await widget.said("a person please")
    told = await widget.next("message", author="system")
    assert told["text"].startswith(words.CLINIC_CLOSED)
    assert "Saturday 21 November at 10:00" in told["text"]


async def test_a_widget_that_returns_learns_where_it_stands(widget, desk, officer):
    await begun(widget)
    await widget.send("join_clinic")
    await widget.next("place")
    await widget.leave()

    waiting = await widget.back(last_seq=2)
    assert (await waiting.next("place"))["position"] == 1
    await waiting.leave()
    await desk.claims.next(officer)
    talking = await widget.back(last_seq=2)
    assert (await talking.next("owner"))["name"] == "PC Sam"
    await talking.leave()


async def test_every_open_widget_is_told_when_the_clinic_closes_and_opens(widget, clock):
    clock.tick(hours=3)
    assert (await widget.next("clinic"))["open"] is False
    clock.tick(hours=12)
    told = await widget.next("clinic")
    assert (told["open"], told["next_open"][:10]) == (True, "2026-11-23")


async def test_a_widget_without_a_socket_is_told_too(site, browser, widget, clock, monkeypatch):
    await begun(widget)
    openings, held = site.app[keys.OPENINGS], asyncio.Event()
    telling = openings.telling
    monkeypatch.setattr(openings, "telling", lambda tell: (held.set(), telling(tell))[1])
    hello = {"v": 1, "type": "hello", "resume": widget.token, "last_seq": 2}
    poll = browser.post(site.make_url("/poll"), json={"v": 1, "frames": [hello]})
    asked = asyncio.create_task(poll)
    await held.wait()
    clock.tick(hours=3)
    async with await asked as answer:
        *_, last = (await answer.json())["frames"]
    assert (last["type"], last["open"]) == ("clinic", False)


async def test_a_wait_that_cannot_be_kept_is_said_and_a_callback_offered(widget, clock):
    await begun(widget)
    await widget.send("join_clinic")
    assert (await widget.next("place"))["callback"] is False
    clock.tick(minutes=16)
    assert (await widget.next("place", callback=True))["position"] == 1


async def test_when_the_session_ends_a_message_can_be_left_at_once(widget, clock):
    await begun(widget)
    await widget.send("join_clinic")
    await widget.next("place")
    clock.tick(hours=3)
    told = await widget.next("message", author="system")
    assert told["text"] == clinic_words.SESSION_OVER
    assert told["custom"] == {"type": "offer_clinic"}


async def test_places_are_told_when_they_move(site, browser, widget, desk, officer):
    first, clock = widget, desk.clock
    await begun(first)
    await first.send("join_clinic")
    await first.next("place")
    clock.tick(seconds=1)
    second = await type(first)(browser, site.make_url("/")).joined()
    assert (await second.next("place"))["position"] == 2

    await desk.claims.next(officer)

    assert (await second.next("place", position=1))["wait_high"] is None
    await second.leave()


WISH = {
    "text": "Please ring me.",
    "how": "phone",
    "contact": "07700 900123",
    "when_safe": "mornings",
    "code_word": "parcel",
}


async def test_a_message_is_left_before_any_conversation_and_stored_once(widget, desk):
    for _ in range(2):
        await widget.send("leave_message", client_id="c1", **WISH)
    left = [await widget.next("message_left") for _ in range(2)]

    assert left[0] == left[1]
    [stored] = await desk.callbacks.open()
    assert stored.reference == left[0]["reference"]
    assert (stored.wish.message, stored.wish.code_word) == ("Please ring me.", "parcel")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": " "}, "empty"),
        ({"text": "x" * 4001}, "too_long"),
        ({"how": "pigeon"}, "bad_frame"),
    ],
)
async def test_a_bad_message_for_the_officers_is_refused(change, code, widget, desk):
    await widget.send("leave_message", client_id="c1", **{**WISH, **change})

    assert (await widget.next("error"))["code"] == code
    assert await desk.callbacks.open() == []


async def test_what_an_officer_has_seen_is_sealed_when_deleted(widget, desk, officer):
    conversation = await begun(widget)
    await widget.send("join_clinic")
    await widget.next("place")
    await desk.claims.next(officer)
    other = await widget.back(last_seq=1)
    await other.next("message")

    await widget.send("delete")

    assert (await widget.next("deleted"))["kept"] is True
    assert (await other.next("closed", reason="deleted"))["kept"] is True
    await other.leave()
    assert (await desk.conversations.get(conversation)).owner == "closed"


async def test_an_opening_is_told_in_london_time(clock):
    clock.tick(days=230)
    assert in_words(clock()) == "Thursday 8 July at 20:00"
