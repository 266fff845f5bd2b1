"""A parent writes, is acknowledged, is answered, and finds everything again."""

import asyncio
from uuid import uuid4

from bot.public import keys
from tests.public.scripted import turn
from tests.public.widget import Widget


async def test_nothing_is_stored_before_the_parent_writes(site, widget):
    assert widget.frames == [
        {
            "v": 1,
            "type": "welcome",
            "conversation": None,
            "seq": 0,
            "owner": "assistant",
            "clinic": widget.frames[0]["clinic"],
            "resumed": False,
        }
    ]
    assert await conversations(site) == 0


async def conversations(site) -> int:
    from sqlalchemy import func, select  # noqa: PLC0415

    from bot.desk.tables import ConversationRow  # noqa: PLC0415

    async with site.app[keys.DESK].database.read() as session:
        return await session.scalar(select(func.count()).select_from(ConversationRow))


async def test_a_first_message_begins_a_conversation_and_is_answered(widget, assistant):
    client_id = await widget.say("he wants money")

    welcome = await widget.next("welcome")
    assert await widget.next("ack") == {"v": 1, "type": "ack", "client_id": client_id, "seq": 1}
    own, answer = await widget.messages(2)

    assert len(welcome["token"]) >= 43
    assert (own["author"], own["text"], own["client_id"]) == (
        "parent",
        "he wants money",
        client_id,
    )
    assert (answer["seq"], answer["author"]) == (2, "assistant")
    assert answer["text"] == "you said: he wants money"
    assert assistant.asked == [
        {"conversation": welcome["conversation"], "text": "he wants money", "payload": None}
    ]
    assert assistant.secrets == ["Bearer development-only-not-a-secret"]


async def test_buttons_cards_and_payload_go_through(widget, assistant):
    button = {"title": "I have paid", "payload": "sextortion/already_paid"}
    assistant.script.append(turn("Do not pay.", buttons=[button], custom={"type": "offer_clinic"}))

    await widget.say("I have paid", payload="sextortion/already_paid")
    answer = await widget.next("message", author="assistant")

    assert (answer["buttons"], answer["custom"]) == ([button], {"type": "offer_clinic"})
    assert assistant.asked[0]["payload"] == "sextortion/already_paid"


async def test_many_quick_messages_are_answered_one_at_a_time_in_order(widget, assistant):
    assistant.gate.clear()
    for n in range(10):
        await widget.say(f"m{n}")
    for _ in range(10):
        await widget.next("ack")
    assistant.gate.set()

    answers = [await widget.next("message", author="assistant") for _ in range(10)]

    assert [a["text"] for a in answers] == [f"you said: m{n}" for n in range(10)]
    assert set(assistant.most_at_once.values()) == {1}


async def test_a_message_sent_again_is_acknowledged_again_and_stored_once(widget):
    client_id = str(uuid4())
    for _ in range(5):
        await widget.say("hello", client_id=client_id)
    acks = [await widget.next("ack") for _ in range(5)]
    await widget.said("end")
    await widget.next("message", text="you said: end")

    parents = [f for f in widget.frames if f["type"] == "message" and f["author"] == "parent"]
    assert {ack["seq"] for ack in acks} == {1}
    assert [p["text"] for p in parents] == ["hello", "end"]


async def test_a_widget_that_returns_gets_what_it_missed(widget):
    await widget.said("one")
    await widget.next("message", author="assistant")
    await widget.leave()

    again = await widget.back(last_seq=1)

    assert again.frames[0]["conversation"] is not None
    assert "token" not in again.frames[0]
    assert (await again.next("message"))["seq"] == 2
    await again.leave()


async def test_a_first_message_whose_ack_was_lost_does_not_begin_a_second_conversation(
    site, browser, widget
):
    client_id = await widget.say("help")
    first = await widget.next("welcome")
    await widget.leave()

    again = Widget(browser, site.make_url("/"))
    await again.greet()
    await again.say("help", client_id=client_id)
    second = await again.next("welcome")
    await again.next("ack", seq=1)

    assert second["conversation"] == first["conversation"]
    assert await conversations(site) == 1
    await again.leave()


async def test_two_tabs_see_the_same_in_the_same_order(widget):
    await widget.said("one")
    await widget.next("message", author="assistant")
    other = await widget.back()

    await other.said("two")
    await widget.next("message", text="you said: two")
    await other.next("message", text="you said: two")

    said = [
        [(f["seq"], f["text"]) for f in tab.frames if f["type"] == "message"]
        for tab in (widget, other)
    ]
    assert said[0] == said[1]
    assert [seq for seq, _ in said[0]] == [1, 2, 3, 4]
    await other.leave()


async def test_another_parents_messages_are_never_heard(site, browser, widget):
    stranger = Widget(browser, site.make_url("/"))
    await stranger.greet()
    await stranger.said("somebody else")
    await stranger.next("message", author="assistant")

    await widget.said("mine")
    await widget.next("message", author="assistant")

    texts = [f["text"] for f in widget.frames if f["type"] == "message"]
    assert texts == ["mine", "you said: mine"]
    await stranger.leave()


async def test_an_unknown_token_is_welcomed_as_new(site, browser):
    stranger = Widget(browser, site.make_url("/"))

    welcome = await stranger.greet(resume="x" * 43)

    assert (welcome["conversation"], welcome["resumed"]) == (None, False)
    await stranger.leave()


async def test_an_ended_conversation_says_so_and_refuses_more(widget):
    await widget.said("one")
    await widget.next("message", author="assistant")
    await widget.send("end")
    assert (await widget.next("closed"))["reason"] == "ended_by_parent"

    client_id = await widget.say("anybody there?")

    assert (await widget.next("error", client_id=client_id))["code"] == "closed"


async def test_what_has_ended_does_not_come_back_by_itself(widget):
    await widget.said("one")
    await widget.next("message", author="assistant")
    await widget.send("end")
    await widget.next("closed")

    reloaded = await widget.back()
    still_open = await widget.back(last_seq=1)

    assert reloaded.frames[0]["conversation"] is None
    assert (await still_open.next("message"))["seq"] == 2
    await reloaded.leave()
    await still_open.leave()


async def test_every_tab_hears_whether_what_was_deleted_is_kept(widget):
    await widget.said("one")
    other = await widget.back(last_seq=1)
    await other.next("message", author="assistant")

    await widget.send("delete")

    closed = await other.next("closed")
    assert (closed["reason"], closed["kept"]) == ("deleted", False)
    await other.leave()


async def test_delete_erases_and_the_next_message_begins_anew(site, widget):
    await widget.said("one")
    first = widget.frames[1]["conversation"]
    await widget.next("message", author="assistant")

    await widget.send("delete")
    await widget.next("deleted")
    assert await conversations(site) == 0
    await widget.say("again")

    assert (await widget.next("welcome"))["conversation"] != first


async def test_typing_is_shown_while_the_assistant_is_asked(widget):
    await widget.said("one")
    await widget.next("message", author="assistant")
    await widget.say("two")

    assert (await widget.next("typing"))["author"] == "assistant"


async def test_a_hundred_conversations_at_once_each_get_their_own_answer(site, browser):
    async def visit(n):
        widget = Widget(browser, site.make_url("/"))
        await widget.greet()
        await widget.say(f"I am {n}")
        answer = await widget.next("message", author="assistant")
        await widget.leave()
        return answer["text"]

    answers = await asyncio.gather(*(visit(n) for n in range(100)))

    assert answers == [f"you said: I am {n}" for n in range(100)]
