"""On a site that is not ours: another origin, hostile styles, a strict policy of its own."""

import pytest
from playwright.async_api import expect

from tests.browser.chat import Chat, open_here

HOSTILE = """<style>
* { all: unset !important; display: none !important; color: red !important }
html, head, body { display: block !important; transform: rotate(0.01deg); height: 100% }
button, a, dialog, iframe { position: static !important; opacity: 0 !important }
</style>"""


async def test_a_hostile_style_sheet_changes_nothing(page, shop):
    loose = "default-src * 'unsafe-inline'"
    await page.goto(shop.embed(HOSTILE, 'data-colour="#ffdd00" data-position="left"', loose))
    launcher = page.get_by_role("button", name="Worried about something online?")
    await expect(launcher).to_be_visible()
    style = "e => (({backgroundColor, color}) => [backgroundColor, color])(getComputedStyle(e))"
    assert await launcher.evaluate(style) == ["rgb(255, 221, 0)", "rgb(0, 0, 0)"]
    assert (await launcher.bounding_box())["x"] < 100
    chat = await open_here(page)
    await chat.ask("one")


BANNER = """<style>
#banner { position: fixed; inset: auto 0 0 0; height: 45vh; z-index: 2147483647 }
</style><div id=banner role=dialog aria-label=Cookies><button>Accept</button></div>"""


@pytest.mark.parametrize("width", [375, 1280])
async def test_a_cookie_banner_cannot_cover_the_exit_nor_the_launcher(page, shop, width):
    await page.set_viewport_size({"width": width, "height": 740})
    await page.goto(shop.embed(BANNER, policy="default-src * 'unsafe-inline'"))
    await page.get_by_role("button", name="Exit now").click(trial=True)
    chat = await open_here(page)
    await chat.ask("one")
    await page.get_by_role("button", name="Hide").click()
    await page.get_by_role("button", name="Accept").click(trial=True)


async def test_a_strict_policy_needs_only_our_address(page, shop, site):
    complaints = []
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    policy = f"default-src 'none'; script-src {site}; frame-src {site}"
    await page.goto(shop.embed(policy=policy))
    chat = await open_here(page)
    await chat.ask("one")
    box = await page.get_by_role("button", name="Exit now").bounding_box()
    assert box["height"] >= 24
    assert complaints == []


async def by_the_button(chat: Chat) -> None:
    await chat.page.get_by_role("button", name="Exit now").click()


async def by_shift_in_the_frame(chat: Chat) -> None:
    await chat.field.focus()
    for _ in range(3):
        await chat.page.keyboard.press("Shift")


@pytest.mark.parametrize("leave", [by_the_button, by_shift_in_the_frame])
async def test_the_exit_replaces_the_site_owners_page(page, shop, leave):
    await page.goto(shop.embed())
    chat = await open_here(page)
    await chat.ask("one")
    await leave(chat)
    await page.wait_for_url("**/weather")
    await page.go_back()
    assert page.url == "about:blank"


async def test_a_site_that_is_not_on_the_list_cannot_open_the_chat(page, shop):
    address = shop.embed().replace("localhost", "127.0.0.1")
    await page.goto(address)
    chat = await open_here(page)
    refused = chat.root.get_by_text("refused to connect").last
    await expect(refused).to_be_visible()
    await expect(chat.field).to_have_count(0)
