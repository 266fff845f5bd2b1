"""An officer's evening: take parents, talk, pass on, lose the browser, write the record."""

from playwright.async_api import expect
from sqlalchemy import select

from bot.desk.tables import ConversationRow


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


async def test_the_end_with_a_record_and_a_second_hand_over(officer_at, new_parent, desk):
    parent, sam = await new_parent("hello"), await officer_at()
    column = await sam.take_next()
    await column.press("Finish (F)")
    await sam.write_record()
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


PLAN = {"type": "plan", "title": "Tonight", "steps": ["Keep the phone.", "Ring the school."]}


async def test_what_the_assistant_showed_is_told_and_its_plan_begins_the_record(
    officer_at, new_parent, desk
):
    parent = await new_parent("hello")
    await parent.send("leave_clinic")
    await parent.next("owner", owner="assistant")
    told = {"author": "assistant", "text": "Here is a plan.\n\n- Read it."}
    await desk.messages.say(parent.conversation, custom=PLAN, **told)
    await parent.send("join_clinic")
    await parent.next("place")
    sam = await officer_at()
    column = await sam.take_next()
    await expect(column.line("Plan given: Tonight").get_by_text("Here is a plan.")).to_be_visible()
    await expect(column.line("Plan given: Tonight").get_by_text("Read it.")).to_be_hidden()
    await expect(sam.about.get_by_text("Ring the school.")).to_be_visible()
    await expect(column.line("You are now talking to PC Sam")).to_be_in_viewport()
    await column.press("Finish (F)")
    plan = sam.about.get_by_label("The parent's plan")
    await expect(plan).to_have_value("Keep the phone.\nRing the school.")


async def test_three_columns_side_by_side_all_show_the_newest(officer_at, parent):
    for n in range(3):
        await parent(f"{n}: " + "a long story that fills many lines of a narrow column " * 30)
    sam = await officer_at()
    for number in (1, 2, 3):
        await sam.take_next(number)
    for number in (1, 2, 3):
        newest = sam.column(number).line("You are now talking to PC Sam")
        await expect(newest).to_be_in_viewport()
