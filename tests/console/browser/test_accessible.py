"""Every page can be used by everybody: axe finds nothing, and the keyboard reaches all."""

import re

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = ("callbacks", "verify", "forum", "dashboard", "audit", "account", "help")


async def faults(page) -> list[str]:
    found = await Axe().run(page, options=RULES)
    assert len(found.response["passes"]) > 10  # the rules did run
    return [
        f"{one['id']}: {[node['target'] for node in one['nodes']]}"
        for one in found.response["violations"]
    ]


async def test_the_pages_of_a_supervisor(officer_at, parent):
    lee = await officer_at("Sgt Lee", "supervisor")
    await parent("hello", urgency="immediate")
    for name in PAGES:
        await lee.page.goto(f"{lee.url}/{name}")
        assert await faults(lee.page) == [], name


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_desk_with_conversations_and_a_record(scheme, officer_at, parent):
    for urgency in ("immediate", "report", "none"):
        await parent("hello", urgency=urgency)
    sam = await officer_at()
    await sam.page.emulate_media(color_scheme=scheme)
    await sam.take_next()
    await sam.page.keyboard.press("Escape")
    await sam.page.keyboard.press("n")
    await expect(sam.column(2).field).to_be_focused()
    assert await faults(sam.page) == []
    await sam.column(2).press("Finish (F)")
    await expect(sam.about.get_by_label("Category")).to_be_focused()
    assert await faults(sam.page) == []


async def test_the_door(chromium, console, room):
    page = await chromium.new_page()
    await page.goto(str(console.make_url("/sign-in")))
    assert await faults(page) == []
    token = await room.invitations.invite(login="sam", name="PC Sam", role="officer")
    await page.goto(str(console.make_url("/welcome")) + f"#{token}")
    await expect(page.get_by_text("Add this key")).to_be_visible()
    code = page.get_by_role("img", name="QR code")
    await expect(code.locator("path")).to_have_attribute("d", re.compile("^M4 4h7"))
    assert token not in page.url
    assert await faults(page) == []


async def test_the_administrators_accounts(chromium, console, staff, clock):
    ada = await staff("Ada", "admin")
    page = await chromium.new_page()
    await page.goto(str(console.make_url("/")))
    await page.get_by_label("Login").fill(ada.login)
    await page.get_by_label("Password").fill("correct horse battery")
    await page.get_by_label("Code from").fill(ada.code())
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("heading", name="Accounts")).to_be_visible()
    await page.get_by_label("Name parents see").fill("PC Sam")
    await page.get_by_label("Login").fill("sam")
    await page.get_by_role("button", name="Make a one-time link").click()
    await expect(page.get_by_text("/welcome#")).to_be_visible()
    assert await faults(page) == []
