"""WCAG 2.2 AA in every state, light and dark, as far as axe can tell."""

import pytest
from playwright.async_api import expect

from tests.browser.accessibility import expect_no_faults, expect_no_faults_in_both_schemes
from tests.browser.chat import Chat, open_alone, open_on_page
from tests.browser.officer import Officer


async def everything_said(chat: Chat, _desk) -> None:
    for text in ("emergency", "services", "sources", "plan", "clinic", "choices"):
        await chat.say(text)
    await expect(chat.said("What next?")).to_be_attached()


async def at_the_start(_chat, _desk) -> None:
    pass


async def waiting(chat: Chat, desk) -> None:
    await chat.ask("hello")
    officer = await Officer.for_chat(desk, chat)
    await officer.queue()
    await officer.place(2, 5, 10)
    await expect(chat.root.locator(".waiting")).to_contain_text("number 2")


async def with_an_officer(chat: Chat, desk) -> None:
    await chat.ask("hello")
    officer = await Officer.for_chat(desk, chat)
    await officer.take()
    await officer.say("Hello, I am Sam.")
    await expect(chat.said("Hello, I am Sam.", "officer")).to_be_visible()


async def ended(chat: Chat, desk) -> None:
    await chat.ask("hello")
    officer = await Officer.for_chat(desk, chat)
    await officer.take()
    await officer.close()
    await expect(chat.root.get_by_role("heading", name="This chat has ended")).to_be_visible()


async def about_to_delete(chat: Chat, _desk) -> None:
    await chat.ask("hello")
    await chat.root.get_by_text("End, delete or move this chat").click()
    await chat.button("Delete this conversation").click()


async def pictures_declined(chat: Chat, _desk) -> None:
    await chat.page.evaluate("document.querySelector('[data-part=pictures]').hidden = false")


STATES = [
    at_the_start,
    everything_said,
    waiting,
    with_an_officer,
    ended,
    about_to_delete,
    pictures_declined,
]


@pytest.mark.parametrize("state", STATES)
async def test_axe_finds_nothing_in_the_chat(page, site, desk, state):
    chat = await open_alone(page, site)
    await state(chat, desk)
    await expect_no_faults_in_both_schemes(page)


@pytest.mark.parametrize("path", ["/", "/numbers", "/exit-help"])
async def test_axe_finds_nothing_on_the_plain_pages(page, site, path):
    await page.goto(site + path)
    await expect(page.get_by_text("Exit now").first).to_be_visible()
    await expect_no_faults_in_both_schemes(page)


@pytest.mark.parametrize("width", [375, 1280])
async def test_axe_finds_nothing_on_the_page_with_the_chat_open(page, site, width):
    await page.set_viewport_size({"width": width, "height": 740})
    await open_on_page(page, site)
    await expect_no_faults(page)
