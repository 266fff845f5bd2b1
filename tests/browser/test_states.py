"""Who speaks is always plain: assistant, queue, officer, end; and each state says what it means."""

from playwright.async_api import expect

from bot.desk.cases.retention import KEPT
from tests.browser.chat import open_alone
from tests.browser.officer import NAME, Officer, conversation_of
from tests.browser.states import MENU

DELETED = "The conversation is deleted"


async def test_waiting_shows_the_place_an_honest_range_and_a_way_out(alone, desk):
    await alone.ask("hello")
    officer = await Officer.for_chat(desk, alone)
    await officer.queue()
    await expect(alone.who).to_contain_text("You are waiting for an officer")
    await officer.place(3, 5, 10)
    card = alone.root.locator(".waiting")
    await expect(card).to_contain_text("You are number 3 in the queue")
    await expect(card).to_contain_text("Usually 5 to 10 minutes")
    await expect(card).to_contain_text("Updated at")
    await expect(card).to_contain_text("You can keep writing")
    await officer.place(1, None, None)
    await expect(alone.root.locator(".waiting__place")).to_have_text("You are next")
    await expect(alone.root.locator(".waiting__range")).to_be_hidden()
    await expect(alone.button("Leave the queue")).to_be_visible()


async def test_an_officer_is_named_above_each_turn_and_the_bot_is_silent(alone, desk, assistant):
    await alone.ask("hello")
    officer = await Officer.for_chat(desk, alone)
    await officer.take()
    await expect(alone.who).to_have_text(f"You are talking to {NAME}, a police officer.")
    await officer.say("Hello, I am Sam.")
    message = alone.said("Hello, I am Sam.", "officer")
    await expect(message.locator(".message__who")).to_contain_text(f"{NAME} (police officer)")
    asked = len(assistant.asked)
    await alone.say("thank you")
    await expect(alone.said("thank you", "parent").locator(".message__state")).to_have_text("Sent")
    assert len(assistant.asked) == asked

    await alone.page.reload()
    await expect(alone.who).to_have_text(f"You are talking to {NAME}, a police officer.")
    await officer.hand_back()
    await expect(alone.who).to_contain_text("Automatic answers")
    await alone.ask("are you back")


async def test_typing_shows_only_while_an_officer_types(alone, desk):
    await alone.page.clock.install()
    await alone.page.reload()
    await alone.ask("hello")
    officer = await Officer.for_chat(desk, alone)
    await officer.take()
    await officer.types()
    await expect(alone.state).to_have_text(f"{NAME} is typing…")
    await alone.page.clock.run_for(7000)
    await expect(alone.state).to_be_hidden()


async def expect_nothing_after_a_reload(alone):
    await alone.page.reload()
    await expect(alone.root.get_by_text("Tell us what is worrying you")).to_be_visible()
    await expect(alone.transcript.locator("li")).to_have_count(0)


async def test_the_end_says_what_happens_with_what_was_said(alone, desk):
    await alone.ask("hello")
    officer = await Officer.for_chat(desk, alone)
    await officer.take()
    await officer.close()
    await expect(alone.root.get_by_role("heading", name="This chat has ended")).to_be_visible()
    await expect(alone.who).to_contain_text("Nobody reads what you write here now")
    await expect(alone.field).to_be_hidden()
    assert KEPT["conversation_without_officer"].days == 30
    await expect(alone.root.get_by_text("keeps the conversation for 30 days")).to_be_visible()
    assert KEPT["conversation_with_officer"].days == 365
    await expect(alone.root.get_by_text("it keeps it for a year")).to_be_visible()

    await alone.button("Start a new chat").click()
    await alone.ask("again")
    assert await alone.lines() == ["again", "you said: again"]


async def test_the_parent_can_end_the_chat(alone):
    await alone.ask("hello")
    await alone.root.get_by_text(MENU).click()
    await alone.button("End this chat").click()
    await expect(alone.root.get_by_role("heading", name="This chat has ended")).to_be_focused()
    await expect(alone.transcript.locator("li")).to_have_count(0)
    assert await alone.page.evaluate("sessionStorage.length") == 0
    await expect_nothing_after_a_reload(alone)


async def test_what_the_parent_ended_can_still_be_deleted(alone, desk):
    await alone.ask("hello")
    conversation = await conversation_of(desk, alone)
    await alone.root.get_by_text(MENU).click()
    await alone.button("End this chat").click()
    await expect(alone.root.get_by_role("heading", name="This chat has ended")).to_be_visible()
    await alone.root.get_by_text(MENU).click()
    await alone.button("Delete this conversation").click()
    await alone.button("Yes, delete it").click()
    await expect(alone.root.get_by_role("heading", name=DELETED)).to_be_focused()
    assert await desk.conversations.get(conversation) is None


async def test_an_end_leaves_nothing_on_the_device_although_the_line_is_down(alone):
    await alone.ask("hello")
    await alone.page.context.set_offline(True)
    await alone.root.get_by_text(MENU).click()
    await alone.button("End this chat").click()
    assert await alone.page.evaluate("sessionStorage.length") == 0
    await alone.page.context.set_offline(False)
    await expect(alone.root.get_by_role("heading", name="This chat has ended")).to_be_visible()


async def ended_by_officer(alone, desk):
    """The officer says goodbye and ends it."""
    await alone.ask("hello")
    officer = await Officer.for_chat(desk, alone)
    await officer.take()
    await officer.say("Ring 101 tomorrow.")
    await expect(alone.said("Ring 101 tomorrow.", "officer")).to_be_visible()
    await officer.close()
    await expect(alone.root.get_by_role("heading", name="This chat has ended")).to_be_visible()


async def test_an_officers_last_words_stay_until_the_page_is_left(alone, desk):
    await ended_by_officer(alone, desk)
    await expect(alone.said("Ring 101 tomorrow.", "officer")).to_be_visible()
    assert await alone.page.evaluate("sessionStorage.length") == 0
    await expect_nothing_after_a_reload(alone)


async def test_going_back_does_not_show_what_has_ended(alone, desk, site):
    await ended_by_officer(alone, desk)
    await alone.page.goto(f"{site}/numbers")
    await alone.page.go_back()
    await expect(alone.root.get_by_text("Tell us what is worrying you")).to_be_visible()
    await expect(alone.transcript.locator("li")).to_have_count(0)


async def test_what_ended_while_the_page_was_gone_does_not_come_back(alone, desk, site):
    await alone.ask("hello")
    conversation = await conversation_of(desk, alone)
    await alone.page.goto(f"{site}/numbers")
    await desk.conversations.end(conversation, by="system")
    await alone.page.goto(f"{site}/widget")
    await expect(alone.state).to_contain_text("Your earlier chat has ended")
    await expect(alone.transcript.locator("li")).to_have_count(0)
    assert await alone.page.evaluate("sessionStorage.length") == 0


async def test_deleting_deletes_on_the_server_and_says_so(alone, desk):
    await alone.ask("hello")
    conversation = await conversation_of(desk, alone)
    await alone.root.get_by_text(MENU).click()
    await alone.button("Delete this conversation").click()
    await alone.button("No, keep it").click()
    await alone.button("Delete this conversation").click()
    await alone.button("Yes, delete it").click()

    done = alone.root.get_by_role("heading", name=DELETED)
    await expect(done).to_be_focused()
    assert await desk.conversations.get(conversation) is None
    assert await alone.page.evaluate("sessionStorage.length") == 0
    await expect(alone.transcript.locator("li")).to_have_count(0)
    await alone.page.reload()
    await expect(alone.root.get_by_text("Tell us what is worrying you")).to_be_visible()


async def test_what_an_officer_joined_is_not_called_deleted(alone, desk):
    await alone.ask("hello")
    officer = await Officer.for_chat(desk, alone)
    await officer.take()
    await alone.root.get_by_text(MENU).click()
    await alone.button("Delete this conversation").click()
    await alone.button("Yes, delete it").click()
    done = alone.root.get_by_role("heading", name="The conversation is closed for good")
    await expect(done).to_be_focused()
    await expect(alone.root.get_by_text("we keep it for a year")).to_be_visible()
    await expect(alone.root.get_by_text("It is gone from our server")).to_have_count(0)
    await expect_nothing_after_a_reload(alone)


async def test_what_is_deleted_elsewhere_is_gone_here(alone, desk):
    await alone.ask("hello")
    await desk.conversations.delete(await conversation_of(desk, alone))
    await expect(alone.root.get_by_text("The conversation is deleted").first).to_be_visible()
    await expect(alone.transcript.locator("li")).to_have_count(0)


async def test_after_a_long_quiet_it_asks_and_ends_nothing(page, site):
    await page.clock.install()
    chat = await open_alone(page, site)
    await chat.ask("hello")
    await page.clock.fast_forward(16 * 60 * 1000)
    await expect(chat.root.locator(".idle")).to_contain_text(
        "Are you still there? There is no hurry"
    )
    await chat.button("I am still here").click()
    await expect(chat.root.locator(".idle")).to_have_count(0)
    await chat.ask("yes")
