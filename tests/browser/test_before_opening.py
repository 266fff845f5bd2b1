"""On the site owner's page: what the chat costs, and what it leaves alone."""

import json

import pytest
from playwright.async_api import expect

from tests.browser.chat import Chat
from tests.browser.conftest import each


@each
async def requests(context):
    """Every address this browser asked for."""
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    return asked


async def test_nothing_is_stored_and_only_the_loader_is_fetched_before_opening(
    page, site, requests
):
    await page.goto(site)
    await expect(page.get_by_role("button", name="Exit now")).to_be_visible()

    scripts = [url for url in requests if not url.endswith(".css")]
    assert scripts == [f"{site}/", f"{site}/loader.js", f"{site}/static/icon.svg"][: len(scripts)]
    state = await page.context.storage_state()
    assert state == {"cookies": [], "origins": []}
    assert await page.evaluate("sessionStorage.length") == 0


async def test_opening_and_asking_never_leaves_our_own_site(chat, requests, site):
    await chat.ask("one")
    await chat.page.reload()
    assert requests
    assert [url for url in requests if not url.startswith(site)] == []
    token = json.loads(await chat.page.frames[-1].evaluate("sessionStorage.dropin"))["token"]
    assert [url for url in requests if token in url] == []
    assert (await chat.page.context.storage_state())["cookies"] == []


async def test_the_frame_is_sandboxed_and_the_token_is_in_no_address(chat):
    frame = chat.page.locator("iframe")
    assert "allow-top-navigation" not in (await frame.get_attribute("sandbox")).split()
    await chat.ask("one")
    kept = json.loads(await chat.page.frames[-1].evaluate("sessionStorage.dropin"))
    assert set(kept) <= {"token", "outbox", "draft"}
    assert kept["outbox"] == []
    assert all(kept["token"] not in f.url for f in chat.page.frames)


async def test_hiding_keeps_the_chat_and_counts_what_arrives(chat, desk):
    await chat.ask("one")
    token = json.loads(await chat.page.frames[-1].evaluate("sessionStorage.dropin"))["token"]
    conversation = await desk.conversations.by_token(token)
    await chat.page.get_by_role("button", name="Hide").click()
    await expect(chat.field).to_be_hidden()
    await desk.messages.say(conversation.id, author="system", text="news")
    await expect(chat.page.get_by_role("status")).to_have_text("1 new message")
    await chat.page.get_by_role("button", name="Worried about something online?").click()
    await expect(chat.said("news", "system")).to_be_visible()


@pytest.mark.parametrize("size", [(320, 640), (375, 740), (768, 1024), (1280, 800), (320, 256)])
async def test_no_width_needs_sideways_scrolling_and_the_exit_stays_in_view(page, site, size):
    await page.set_viewport_size({"width": size[0], "height": size[1]})
    await page.goto(site)
    exit_button = page.get_by_role("button", name="Exit now")
    await expect(exit_button).to_be_in_viewport(ratio=1)
    await page.get_by_role("button", name="Worried about something online?").click()
    chat = Chat(page, page.frame_locator("iframe"))
    await chat.say("services")
    await expect(chat.said("about services")).to_be_visible()
    await expect(exit_button).to_be_in_viewport(ratio=1)
    for frame in page.frames:
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert await frame.evaluate(wide) <= 0, frame.url
