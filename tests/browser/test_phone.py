"""On a phone, as Chromium emulates one: touch, a small screen, no mouse, no hardware keys."""

import pytest
from playwright.async_api import expect

from tests.browser.chat import Chat
from tests.browser.conftest import each

PHONES = {
    "small": {"width": 320, "height": 568},
    "usual": {"width": 390, "height": 664},
    "on its side": {"width": 740, "height": 340},
}


@each
async def phone(chromium, site, request):
    """A page on such a phone, with the chat opened by a tap."""
    context = await chromium.new_context(
        viewport=PHONES[request.param], is_mobile=True, has_touch=True, device_scale_factor=2
    )
    page = await context.new_page()
    await page.goto(site)
    await page.get_by_role("button", name="Worried about something online?").tap()
    chat = Chat(page, page.frame_locator("iframe"))
    await expect(chat.field).to_be_visible()
    yield chat
    await context.close()


every_phone = pytest.mark.parametrize("phone", PHONES, indirect=True)


@every_phone
async def test_a_tap_opens_it_a_tap_sends_and_a_tap_leaves(phone):
    await phone.field.tap()
    await phone.field.fill("one")
    await phone.button("Send").tap()
    await expect(phone.said("you said: one")).to_be_visible()
    await phone.page.context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body=""))
    await phone.page.get_by_role("button", name="Exit now").tap()
    await phone.page.wait_for_url("https://www.bbc.co.uk/weather")


@every_phone
async def test_it_fills_the_screen_and_nothing_makes_it_zoom_or_scroll_sideways(phone):
    panel = phone.page.get_by_role("dialog")
    size = phone.page.viewport_size
    box = await panel.bounding_box()
    assert (round(box["width"]), round(box["height"])) == (size["width"], size["height"])
    assert await phone.field.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 16
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert await phone.page.frames[-1].evaluate(wide) <= 0


@pytest.mark.parametrize("phone", ["usual"], indirect=True)
async def test_a_keyboard_that_covers_half_the_page_leaves_field_and_exit_in_view(phone):
    await phone.field.tap()
    await phone.page.set_viewport_size({"width": 390, "height": 360})
    await expect(phone.page.get_by_role("button", name="Exit now")).to_be_in_viewport(ratio=1)
    await expect(phone.field).to_be_in_viewport()


@pytest.mark.parametrize("phone", ["usual"], indirect=True)
async def test_return_makes_a_new_line_and_the_touch_keyboards_shift_does_not_leave(phone):
    await phone.field.focus()
    await phone.page.frames[-1].evaluate(
        """() => { for (let n = 0; n < 5; n += 1) document.activeElement.dispatchEvent(
          new KeyboardEvent("keydown", { key: "Shift", code: "", bubbles: true })); }"""
    )
    await phone.ask("still here")
