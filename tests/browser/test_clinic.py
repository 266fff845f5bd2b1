"""The offer of a human: into the queue when officers are on duty, a message for them when not."""

from playwright.async_api import expect

from tests.browser.accessibility import expect_no_faults_in_both_schemes
from tests.browser.chat import Chat, open_alone
from tests.browser.officer import Officer


def offer(chat: Chat):
    return chat.root.get_by_role("region", name="Talk to a police officer")


async def open_form(page, url: str) -> Chat:
    chat = await open_alone(page, url)
    await chat.say("clinic")
    await expect(offer(chat)).to_contain_text("No officer is on duty right now")
    await chat.button("Leave a message for an officer").click()
    await expect(chat.root.get_by_label("What should the officer know?")).to_be_focused()
    return chat


async def test_while_officers_are_on_duty_one_press_joins_the_queue_and_one_leaves_it(alone):
    await alone.say("clinic")
    await alone.button("Wait for an officer").click()
    await expect(alone.root.locator(".waiting")).to_contain_text("You can keep writing")
    await expect(alone.root.locator(".waiting")).to_be_in_viewport()
    await expect(offer(alone)).to_contain_text("You are in the queue")
    await alone.button("Leave the queue").click()
    await expect(alone.root.locator(".waiting")).to_have_count(0)
    await expect(alone.button("Wait for an officer")).to_be_visible()
    await alone.ask("are you there")


async def test_a_wait_that_cannot_be_kept_offers_a_message_and_keeps_the_place(alone, desk):
    await alone.ask("hello")
    officer = await Officer.for_chat(desk, alone)
    await officer.queue()
    waiting = alone.root.locator(".waiting")
    await expect(waiting).to_contain_text("You are")
    await expect(alone.button("Leave a message for an officer")).to_have_count(0)
    await officer.kept_waiting(minutes=20)
    await waiting.get_by_role("button", name="Leave a message for an officer").click()
    await waiting.get_by_label("What should the officer know?").fill("He has her address")
    await waiting.get_by_label("Write to me here").check()
    await alone.button("Leave this message").click()
    await expect(waiting).to_contain_text("Your reference is")
    assert await desk.queue.place(officer.conversation) is not None


async def test_a_message_for_the_officers_is_stored_and_gets_a_reference(page, closed_site, desk):
    chat = await open_form(page, closed_site)
    await chat.root.get_by_label("What should the officer know?").fill("He has her address")
    await expect_no_faults_in_both_schemes(page)
    await chat.button("Leave this message").click()
    await expect(offer(chat).locator(".callback__told")).to_contain_text(
        "how an officer can reach you"
    )
    await chat.root.get_by_label("Text me").check()
    await chat.root.get_by_label("Your number or email address").fill("07700 900123")
    await chat.root.get_by_label("When is it safe to reach you?").fill("after nine")
    await chat.root.get_by_label("Your first name").fill("Alex")
    await chat.root.get_by_label("Does anyone else see").fill("my partner")
    await chat.root.get_by_label("A word of your choice").fill("parcel")
    await chat.button("Leave this message").click()
    done = chat.root.locator(".callback__done")
    await expect(done).to_contain_text("Your reference is")
    await expect(done).to_be_focused()
    told = await done.inner_text()
    [stored] = [one for one in await desk.callbacks.open() if one.reference in told]
    wish = stored.wish
    assert (wish.message, wish.how, wish.contact) == ("He has her address", "text", "07700 900123")
    assert (wish.first_name, wish.when_safe) == ("Alex", "after nine")
    assert (wish.code_word, wish.who_else) == ("parcel", "my partner")


async def test_a_half_written_message_stays_while_the_chat_goes_on(page, closed_site):
    chat = await open_form(page, closed_site)
    await chat.root.get_by_label("What should the officer know?").fill("He has")
    await chat.ask("something else")
    field = chat.root.get_by_label("What should the officer know?")
    await expect(field).to_have_value("He has")
