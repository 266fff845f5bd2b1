"""The emergency numbers are in view in every state, even without server or script."""

import pytest
from playwright.async_api import expect

from tests.browser.chat import open_alone, open_on_page
from tests.browser.door import directory
from tests.browser.officer import Officer

KEYS = ("emergency_999", "police_101", "ceop", "childline")


def addresses() -> list[str]:
    """Where the four links lead."""
    services = [directory[key] for key in KEYS]
    return [f"tel:{s.phone.replace(' ', '')}" if s.phone else s.url for s in services]


async def expect_numbers(root) -> None:
    """All four can be seen and pressed without scrolling."""
    strip = root.get_by_role("navigation", name="Emergency numbers")
    for address in addresses():
        await expect(strip.locator(f'a[href="{address}"]')).to_be_in_viewport(ratio=0.9)


async def test_before_the_chat_opens_the_launcher_shows_them(page, site):
    await page.goto(site)
    for address in addresses():
        link = page.locator(f'dropin-chat a[href="{address}"]')
        await expect(link).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("size", [(320, 640), (375, 667), (1280, 800)])
async def test_from_opening_to_the_end_they_stay_in_view(page, site, desk, size):
    await page.set_viewport_size({"width": size[0], "height": size[1]})
    chat = await open_on_page(page, site)
    await expect_numbers(chat.root)
    await chat.say("long")
    await expect(chat.said("line 59")).to_be_attached()
    await expect_numbers(chat.root)
    officer = await Officer.for_chat(desk, chat)
    await officer.queue()
    await expect(chat.root.locator(".waiting")).to_be_visible()
    await expect_numbers(chat.root)
    await officer.take()
    await expect(chat.who).to_contain_text("police officer")
    await expect_numbers(chat.root)
    await officer.close()
    await expect(chat.root.get_by_role("heading", name="This chat has ended")).to_be_visible()
    await expect_numbers(chat.root)


async def test_when_the_server_is_gone_they_stay_and_the_cards_open(page, own_server):
    await page.clock.install()
    chat = await open_alone(page, own_server.url)
    await own_server.kill()
    await expect(chat.state).to_contain_text("The connection was lost")
    fallback = chat.root.get_by_role("region", name="You can still reach people")
    for _ in range(8):
        await page.clock.run_for(5_000)
    await expect(chat.state).to_contain_text("Please use the numbers")
    await expect(fallback).to_be_visible()
    await expect_numbers(chat.root)


async def test_when_the_server_was_never_there_the_launcher_says_so(page, own_server):
    await page.goto(own_server.url)
    await own_server.kill()
    await page.get_by_role("button", name="Worried about something online?").click()
    await expect(page.get_by_role("status")).to_contain_text("We cannot reach the chat")
    await expect(page.locator(f'dropin-chat a[href="{addresses()[0]}"]')).to_be_visible()


@pytest.mark.parametrize("path", ["/numbers", "/widget", "/"])
async def test_without_javascript_the_numbers_are_there(chromium, site, path):
    context = await chromium.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(site + path)
    for address in addresses():
        await expect(page.locator(f'a[href="{address}"]').first).to_be_visible()
    await context.close()
