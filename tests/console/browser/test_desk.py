"""An officer's evening: sign in, take parents, talk, pass on, lose the browser, write the record."""

import pytest
from playwright.async_api import expect

from bot.desk.clinic import words


@pytest.fixture
async def write_record():
    """Fills in the record that is shown and saves it."""

    async def write_record(desk) -> None:
        form = desk.about
        await form.get_by_label("Category").select_option("sextortion")
        await form.get_by_label("Child's age").select_option("13_to_15")
        await form.get_by_label("The concern, in a sentence").fill("A stranger asks for money.")
        for name in ("Threat", "Harm", "Risk"):
            await form.get_by_label(name, exact=True).fill("to share pictures")
        await form.get_by_label("Advice given").fill("Do not pay; report to CEOP.")
        await form.get_by_label("CEOP").check()
        await form.get_by_label("Outcome").select_option("referred")
        await form.get_by_role("button", name="Save the record").click()
        await expect(form.get_by_role("heading", name="The record is saved")).to_be_visible()

    return write_record


async def test_both_ways_with_a_parent_on_a_real_socket(officer_at, new_parent):
    widget = await new_parent("someone is asking my son for money")
    sam = await officer_at()
    await sam.waiting(1)

    column = await sam.take_next()

    await widget.next("owner", owner="officer", name="PC Sam")
    first = column.node.locator(".line--parent")
    await expect(first.get_by_role("button", name="Show what the parent wrote")).to_be_visible()
    await expect(first.get_by_text("someone is asking")).to_have_count(0)
    await column.press("Show what the parent wrote")
    await expect(first.get_by_text("someone is asking my son for money")).to_be_visible()
    await column.say("Hello, I have read what you wrote.")
    heard = await widget.next("message", author="officer")
    assert (heard["text"], heard["name"]) == ("Hello, I have read what you wrote.", "PC Sam")
    await widget.send("typing")
    await expect(column.node.get_by_text("The parent is writing…")).to_be_visible()
    await widget.said("thank you")
    await sam.page.keyboard.press("Escape")
    await sam.page.keyboard.press("v")
    await expect(column.line("thank you")).to_be_visible()
    await expect(sam.about.get_by_text("money is asked for")).to_be_visible()
    await expect(sam.about.get_by_text("you said: someone is asking my son")).to_be_visible()


async def test_two_parents_two_officers_and_a_supervisor(
    officer_at, new_parent, desk, clock, write_record
):
    one = await new_parent("first parent")
    sam, ann = await officer_at("PC Sam"), await officer_at("PC Ann")
    lee = await officer_at("Sgt Lee", "supervisor")
    held = await sam.take_next()
    await one.next("owner", name="PC Sam")
    two = await new_parent("second parent")
    await ann.waiting(1)
    await ann.take_next()
    await two.next("owner", name="PC Ann")

    # The supervisor observes, and whispers; the parent notices nothing.
    await lee.room.get_by_role("button", name="Observe").first.click()
    await lee.page.get_by_label("Why").fill("training")
    await lee.page.get_by_role("dialog").get_by_role("button", name="Observe").click()
    await lee.column().press("Whisper")
    await lee.page.get_by_label("Only the officer sees this").fill("Ask about the school")
    await lee.page.get_by_role("dialog").get_by_role("button", name="Whisper").click()
    await expect(sam.about.get_by_text("Ask about the school")).to_be_visible()

    # Sam passes the first parent to Ann, who must accept.
    await sam.page.keyboard.press("Escape")
    await sam.page.keyboard.press("t")
    await sam.page.get_by_label("PC Ann, holds 1").check()
    await sam.page.get_by_label("Note for the colleague").fill("You know more of this")
    await sam.press("Pass on")
    await ann.room.get_by_role("button", name="Accept").click()
    await one.next("owner", owner="officer", name="PC Ann")
    await expect(held.node.get_by_text("not with you any more")).to_be_visible()
    second = ann.column(2)
    await expect(second.field).to_be_focused()

    # Ann's browser is killed: after a minute both parents stand at the head and are told.
    await ann.page.context.close()
    clock.tick(seconds=61)
    await desk.leases.reap()
    for parent in (one, two):
        await parent.next("owner", owner="queue")
        lost = await parent.next("message", author="system")
        assert lost["text"] == words.OFFICER_LOST.format(name="PC Ann")
    await expect(lee.room.get_by_text("An officer was lost").first).to_be_visible()

    # Sam takes the one who is at the head, and sees all that was said.
    head = (await desk.queue.places())[0].conversation_id
    parent = one if one.conversation == head else two
    await held.press("Put away")
    await sam.waiting(2)
    again = await sam.take_next()
    await expect(again.line("You are now talking to PC Ann")).to_be_visible()
    await parent.next("message", author="system", text=words.CLAIMED.format(name="PC Sam"))

    # The end: record, then back to the assistant, who answers; a second hand-over works.
    await again.press("Finish (F)")
    await write_record(sam)
    await sam.press("Go on")
    await sam.about.get_by_label("What you agreed").fill("You will ring 101 tomorrow.")
    await sam.press("Hand back to the assistant")
    await parent.next("owner", owner="assistant")
    await parent.said("are you the bot again?")
    answer = await parent.next("message", author="assistant")
    assert answer["text"] == "you said: are you the bot again?"
    await parent.send("join_clinic")
    await parent.next("place")
    await sam.waiting(2)
    assert await desk.audit.count("record_finished") == 1
