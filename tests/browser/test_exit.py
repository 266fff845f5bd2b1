"""Exit now: one tap or three Shifts, in the frame or on the page; blank, ended, wiped, replaced."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import expect

from tests.browser.chat import open_alone
from tests.browser.conftest import each

PATIENCE = 20  # seconds until a test gives up
NEUTRAL = "https://www.bbc.co.uk/weather"


@each
async def neutral(context):
    """Stands in for the neutral page, which is on another site."""
    await context.route(NEUTRAL, lambda route: route.fulfill(body="weather", status=200))
    return NEUTRAL


async def token_of(chat) -> str:
    frame = chat.page.frames[-1]
    return await frame.evaluate("JSON.parse(sessionStorage.dropin).token")


@asynccontextmanager
async def expecting_the_end(desk, chat):
    """Waits after the block until the desk says that the conversation was closed."""
    conversation = await desk.conversations.by_token(await token_of(chat))
    async with desk.bus.watch(conversation.id) as events, asyncio.timeout(PATIENCE):
        yield
        while (await anext(events)).kind != "closed":
            pass
    closed = await desk.conversations.get(conversation.id)
    assert closed.owner == "closed"


async def three_shifts_in_the_frame(chat):
    await chat.field.focus()
    for _ in range(3):
        await chat.page.keyboard.press("Shift")


async def three_shifts_on_the_page(chat):
    await chat.page.get_by_role("button", name="Hide").focus()
    for _ in range(3):
        await chat.page.keyboard.press("Shift")


async def the_button(chat):
    await chat.page.get_by_role("button", name="Exit now").click()


@pytest.mark.parametrize("leave", [the_button, three_shifts_in_the_frame, three_shifts_on_the_page])
async def test_leaving_replaces_the_page_ends_the_chat_and_wipes_the_tab(
    chat, leave, neutral, site, desk
):
    page = chat.page
    await chat.ask("one")

    async with expecting_the_end(desk, chat):
        await leave(chat)
        await page.wait_for_url(neutral)

    await page.go_back()
    assert page.url == "about:blank"
    await open_alone(page, site)
    assert await page.evaluate("sessionStorage.length") == 0


async def test_before_the_chat_is_opened_the_exit_works_too(page, site, neutral):
    await page.goto(site)
    await page.get_by_role("button", name="Exit now").click()
    await page.wait_for_url(neutral)
    await page.go_back()
    assert page.url == "about:blank"


async def test_the_page_is_blank_before_it_is_left(chat, neutral):
    seen = []

    def remember(look: str) -> None:
        seen.append(look)

    await chat.page.expose_function("told", remember)
    await chat.page.evaluate(
        "addEventListener('beforeunload',"
        " () => told(getComputedStyle(document.documentElement).display + document.title))"
    )
    await the_button(chat)
    await chat.page.wait_for_url(neutral)
    assert seen == ["none\u200b"]


async def test_typing_capital_letters_is_not_leaving(chat):
    await chat.field.focus()
    for letter in "ABCDE":
        await chat.page.keyboard.press(f"Shift+{letter}")
    await expect(chat.field).to_have_value("ABCDE")


async def test_the_chat_standing_alone_leaves_by_itself(alone, neutral, desk):
    await alone.ask("one")
    async with expecting_the_end(desk, alone):
        await alone.root.get_by_role("link", name="Exit now").click()
        await alone.page.wait_for_url(neutral)
    await alone.page.go_back()
    assert alone.page.url == "about:blank"


async def test_leaving_in_one_tab_leaves_in_the_other(alone, context, site, neutral):
    await alone.ask("one")
    other = await open_alone(await context.new_page(), site)
    await other.ask("two")
    await other.root.get_by_role("link", name="Exit now").click()
    await other.page.wait_for_url(neutral)
    await alone.page.wait_for_url(neutral)


@pytest.mark.parametrize("path", ["/numbers", "/exit-help"])
async def test_the_plain_pages_have_the_exit_too(page, site, neutral, path):
    await page.goto(site + path)
    await page.get_by_role("link", name="Exit now").click()
    await page.wait_for_url(neutral)
    await page.go_back()
    assert page.url == "about:blank"


async def test_the_help_says_that_history_is_not_erased(page, site):
    await page.goto(f"{site}/exit-help")
    await expect(page.get_by_text("It does not erase your browser's history.")).to_be_visible()


async def test_the_help_says_that_a_closed_tab_can_be_opened_again(page, site):
    await page.goto(f"{site}/exit-help")
    await expect(page.get_by_text("Many browsers can open a closed tab again")).to_be_visible()
