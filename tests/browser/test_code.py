"""Going on from another device, with a code that the parent asked for."""

import json
import re

from playwright.async_api import expect

from tests.browser.accessibility import expect_no_faults_in_both_schemes
from tests.browser.chat import Chat, open_alone
from tests.browser.conftest import each

CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")


@each
async def elsewhere(chromium, site):
    """The chat on another device: a browser that shares nothing with the first."""
    context = await chromium.new_context()
    yield await open_alone(await context.new_page(), site)
    await context.close()


async def code_of(chat: Chat) -> str:
    await chat.root.get_by_text("End, delete or move this chat").click()
    await chat.button("Go on from another device").click()
    card = chat.root.get_by_role("region", name="Your code for another device")
    await expect(card).to_be_focused()
    return await card.locator(".code").inner_text()


async def use(chat: Chat, code: str) -> None:
    await chat.root.get_by_text("I have a code from another device").click()
    await chat.root.get_by_label("Your code").fill(code)
    await chat.button("Go on with my chat").click()


async def test_the_chat_moves_with_all_that_was_said(alone, elsewhere):
    await alone.ask("hello")
    code = await code_of(alone)
    assert CODE.fullmatch(code)
    await expect_no_faults_in_both_schemes(alone.page)

    await use(elsewhere, code.lower())
    await expect(elsewhere.said("you said: hello")).to_be_visible()
    await elsewhere.ask("on my laptop")
    assert await elsewhere.lines() == [
        "hello",
        "you said: hello",
        "on my laptop",
        "you said: on my laptop",
    ]


async def test_the_first_device_forgets_it_and_starts_afresh(alone, elsewhere):
    await alone.ask("hello")
    await use(elsewhere, await code_of(alone))

    await expect(alone.state).to_contain_text("This chat has moved")
    await expect(alone.transcript.locator("li")).to_have_count(0)
    assert await alone.page.evaluate("sessionStorage.length") == 0
    await alone.ask("another matter")
    await expect(elsewhere.said("hello", "parent")).to_be_visible()
    await expect(elsewhere.said("another matter", "parent")).to_have_count(0)


async def test_a_code_works_once_and_a_wrong_one_stores_nothing(alone, elsewhere):
    await alone.ask("hello")
    code = await code_of(alone)
    await use(elsewhere, code)
    await expect(alone.state).to_contain_text("This chat has moved")

    await use(alone, code)
    told = alone.root.locator('[data-part="code"]')
    await expect(told).to_contain_text("We do not know this code")
    await expect(alone.root.get_by_label("Your code")).to_be_focused()
    assert await alone.page.evaluate("sessionStorage.length") == 0
    await expect_no_faults_in_both_schemes(alone.page)


async def test_after_a_reload_the_second_device_still_has_it(alone, elsewhere):
    await alone.ask("hello")
    await use(elsewhere, await code_of(alone))
    await expect(elsewhere.said("you said: hello")).to_be_visible()
    await elsewhere.page.reload()
    await expect(elsewhere.said("you said: hello")).to_be_visible()
    kept = json.loads(await elsewhere.page.evaluate("sessionStorage.dropin"))
    assert kept["token"] not in elsewhere.page.url
