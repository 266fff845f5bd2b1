"""The clinic opens and closes while a parent looks on: the page says so without being asked."""

from playwright.async_api import expect

from tests.browser.chat import open_alone
from tests.public.scripted import turn

OFFER = {"type": "offer_clinic"}


async def test_the_offer_of_an_officer_is_true_at_every_moment(public, assistant, chromium, clock):
    assistant.script.append(turn("Would you like to talk to an officer?", custom=OFFER))
    page = await chromium.new_page()
    chat = await open_alone(page, str(public.make_url("/")).rstrip("/"))
    await chat.say("clinic")
    await expect(chat.button("Wait for an officer")).to_be_visible()

    clock.tick(hours=3)
    await expect(chat.state).to_contain_text("takes in nobody new now")
    await expect(chat.button("Wait for an officer")).to_have_count(0)
    await chat.button("Leave a message for an officer").click()
    message = chat.root.get_by_label("What should the officer know?")
    await message.fill("He has her addr")
    await page.keyboard.press("ArrowLeft")

    clock.tick(hours=12)
    await expect(chat.state).to_contain_text("The drop-in is open now")
    await expect(chat.button("Wait for an officer")).to_be_visible()
    await expect(message).to_have_value("He has her addr")
    await expect(message).to_be_focused()
    await chat.button("Wait for an officer").click()
    await expect(chat.root.locator(".waiting")).to_contain_text("You are")
    await page.close()
