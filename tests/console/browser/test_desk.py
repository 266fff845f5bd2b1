"""An officer's evening: take parents, talk, pass on, lose the browser, write the record."""

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from bot.desk.clinic import words
from bot.desk.tables import ConversationRow


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
    mine = column.line("Hello, I have read")
    await widget.send("received", seq=heard["seq"])
    await expect(mine.get_by_text("Delivered")).to_be_visible()
    await widget.send("received", seq=heard["seq"], seen=True)
    await expect(mine.get_by_text("Seen")).to_be_visible()
    await widget.send("typing")
    await expect(column.node.get_by_text("The parent is writing…")).to_be_visible()
    await widget.said("thank you")
    await sam.page.keyboard.press("Escape")
    await sam.page.keyboard.press("v")
    await expect(column.line("thank you")).to_be_visible()
    await expect(sam.about.get_by_text("money is asked for")).to_be_visible()
    await expect(sam.about.get_by_text("you said: someone is asking my son")).to_be_visible()


async def observe(lee, whisper: str) -> None:
    """The supervisor looks in on the first parent in hand, and whispers to the officer."""
    await lee.room.get_by_role("button", name="Observe").first.click()
    await lee.page.get_by_label("Why").fill("training")
    await lee.page.get_by_role("dialog").get_by_role("button", name="Observe").click()
    await lee.column().press("Whisper")
    await lee.page.get_by_label("Only the officer sees this").fill(whisper)
    await lee.page.get_by_role("dialog").get_by_role("button", name="Whisper").click()


async def pass_on(giver, taker: str) -> None:
    """Offer the parent to a colleague, by the keyboard."""
    await giver.page.keyboard.press("Escape")
    await giver.page.keyboard.press("t")
    await giver.page.get_by_label(taker).check()
    await giver.page.get_by_label("Note for the colleague").fill("You know more of this")
    await giver.press("Pass on")


async def lost(parent, name: str) -> None:
    """The parent is told that the officer is gone and that they are at the front."""
    await parent.next("owner", owner="queue")
    told = await parent.next("message", author="system")
    assert told["text"] == words.OFFICER_LOST.format(name=name)


async def test_two_parents_two_officers_and_a_supervisor(officer_at, new_parent, desk, clock):
    one = await new_parent("first parent")
    sam, ann = await officer_at("PC Sam"), await officer_at("PC Ann")
    lee = await officer_at("Sgt Lee", "supervisor")
    held = await sam.take_next()
    await one.next("owner", name="PC Sam")
    two = await new_parent("second parent")
    await ann.waiting(1)
    await ann.take_next()
    await two.next("owner", name="PC Ann")

    await observe(lee, "Ask about the school")
    await expect(sam.about.get_by_text("Ask about the school")).to_be_visible()

    await pass_on(sam, "PC Ann, holds 1")
    await ann.room.get_by_role("button", name="Accept").click()
    await one.next("owner", owner="officer", name="PC Ann")
    await expect(held.node.get_by_text("not with you any more")).to_be_visible()
    await expect(ann.column(2).field).to_be_focused()

    await ann.page.context.close()  # as when the browser is killed: no goodbye is said
    clock.tick(seconds=61)
    await desk.leases.reap()
    for parent in (one, two):
        await lost(parent, "PC Ann")
    await expect(lee.room.get_by_text("An officer was lost").first).to_be_visible()

    await held.press("Put away")
    await sam.waiting(2)
    head = (await desk.queue.places())[0].conversation_id
    parent = one if one.conversation == head else two
    again = await sam.take_next()
    await expect(again.line("You are now talking to PC Ann")).to_be_visible()
    await parent.next("message", author="system", text=words.CLAIMED.format(name="PC Sam"))


async def test_the_end_with_a_record_and_a_second_hand_over(
    officer_at, new_parent, desk, write_record
):
    parent, sam = await new_parent("hello"), await officer_at()
    column = await sam.take_next()
    await column.press("Finish (F)")
    await write_record(sam)
    await sam.press("Go on")  # after a hard one a break is offered
    await sam.about.get_by_label("What you agreed").fill("You will ring 101 tomorrow.")
    await sam.press("Hand back to the assistant")
    await parent.next("owner", owner="assistant")
    await parent.said("are you the bot again?")
    answer = await parent.next("message", author="assistant")
    assert answer["text"] == "you said: are you the bot again?"

    await parent.send("join_clinic")
    await parent.next("place")
    await sam.waiting(1)
    second = await sam.take_next()
    await expect(second.line("You will ring 101 tomorrow.")).to_be_visible()
    assert await desk.audit.count("record_finished") == 1


async def test_a_reload_loses_no_message_and_no_draft(officer_at, new_parent):
    parent, sam = await new_parent("hello"), await officer_at()
    column = await sam.take_next()
    await column.say("I am here.")
    draft = sam.page.expect_response(lambda r: r.url.endswith("/draft") and r.ok)
    async with draft:
        await column.field.press_sequentially("half a sen")
    await parent.said("while you were away")

    await sam.page.reload()

    await expect(column.field).to_have_value("half a sen")
    await sam.page.keyboard.press("v")
    await expect(column.line("while you were away")).to_be_visible()
    await expect(column.line("I am here.")).to_have_count(1)


async def test_what_the_real_widget_shows_is_seen(officer_at, public, chromium, desk):
    parent = await chromium.new_page()
    await parent.goto(str(public.make_url("/widget")))
    await parent.get_by_label("Your message").fill("hello")
    await parent.get_by_role("button", name="Send", exact=True).click()
    await expect(parent.locator(".as-typed", has_text="you said: hello")).to_be_visible()
    async with desk.database.read() as session:
        started = await session.scalar(select(ConversationRow.id))
    await desk.queue.join(started)
    sam = await officer_at()
    column = await sam.take_next()
    await column.field.fill("I am PC Sam.")
    await column.field.press("Enter")
    await expect(parent.locator(".as-typed", has_text="I am PC Sam.")).to_be_visible()
    await expect(column.line("I am PC Sam.").get_by_text("Seen")).to_be_visible()
