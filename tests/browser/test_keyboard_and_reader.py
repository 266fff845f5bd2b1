"""Without a mouse, without sight, without much room: the chat works all the same."""

import pytest
from playwright.async_api import expect

from tests.browser.chat import Chat, open_alone

SMALL = """() => [...document.querySelectorAll("a, button, summary, input, textarea")]
  .filter((e) => e.checkVisibility() && !e.closest("p:not([class])"))
  .map((e) => [e.textContent || e.id, e.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24).map(([name]) => name)"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""


async def test_all_can_be_done_by_keyboard(page, site):
    await page.goto(site)
    await page.get_by_role("button", name="Worried about something online?").focus()
    await page.keyboard.press("Enter")
    chat = Chat(page, page.frame_locator("iframe"))
    await expect(page.get_by_role("button", name="Hide")).to_be_focused()
    await expect(chat.field).to_be_visible()
    await chat.field.focus()
    await page.keyboard.type("choices")
    await page.keyboard.press("Enter")
    await expect(chat.said("What next?")).to_be_visible()
    await page.keyboard.press("Shift+Tab")
    await expect(chat.button("Talk with my son")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(chat.said("you said: Talk with my son")).to_be_visible()
    await page.keyboard.press("Escape")
    launcher = page.get_by_role("button", name="Worried about something online?")
    await expect(launcher).to_be_focused()


async def test_the_dialog_has_a_name_and_on_a_phone_it_is_modal(page, site):
    await page.set_viewport_size({"width": 375, "height": 740})
    await page.goto(site)
    await page.get_by_role("button", name="Worried about something online?").click()
    dialog = page.get_by_role("dialog", name="Worried about something online?")
    await expect(dialog).to_be_visible()
    assert await dialog.evaluate("e => e.matches(':modal')")


async def test_an_answer_never_takes_the_focus(alone):
    await alone.say("several")
    await alone.field.focus()
    await alone.page.keyboard.type("I am still")
    await expect(alone.said("second")).to_be_attached()
    await expect(alone.field).to_be_focused()
    await expect(alone.field).to_have_value("I am still")


async def test_each_message_is_put_into_the_live_region_and_taken_out(page, site):
    chat = await open_alone(page, site)
    await page.evaluate(
        """() => { window.heard = []; new MutationObserver((changes) => {
          for (const c of changes) for (const n of c.addedNodes) heard.push(n.textContent);
        }).observe(document.querySelector("[aria-live]"), { childList: true }); }"""
    )
    await chat.say("several")
    await expect(chat.said("second")).to_be_visible()
    assert await page.evaluate("heard") == ["Assistant, automatic: first", "second"]
    region = chat.root.locator("[aria-live]")
    assert await region.get_attribute("aria-live") == "polite"
    await expect(chat.root.locator("[aria-live], [role=log], [role=status]")).to_have_count(1)
    await expect(region.locator("p")).to_have_count(0)


async def test_what_is_replayed_after_a_reload_is_not_read_out_again(page, site):
    chat = await open_alone(page, site)
    await chat.ask("hello")
    await page.add_init_script(
        """window.heard = [];
        const put = (n) => heard.push(n.textContent);
        const note = (all) => all.forEach((c) => c.addedNodes.forEach(put));
        const region = () => document.querySelector("[aria-live]");
        const watch = () => new MutationObserver(note).observe(region(), { childList: true });
        addEventListener("DOMContentLoaded", watch);"""
    )
    await page.reload()
    await expect(chat.said("you said: hello")).to_be_visible()
    assert await page.evaluate("heard") == []


async def test_somebody_who_reads_back_is_not_moved_and_gets_a_way_down(alone):
    await alone.say("long")
    await expect(alone.said("line 59")).to_be_attached()
    scroll = alone.root.locator('[data-part="scroll"]')
    await scroll.evaluate("e => { e.scrollTop = 0 }")
    await alone.page.evaluate("document.querySelector('textarea').value = 'more'")
    await alone.button("Send").press("Enter")
    await expect(alone.said("you said: more")).to_be_visible()


async def test_every_target_is_at_least_24_pixels(alone):
    for text in ("emergency", "services", "sources", "plan", "choices"):
        await alone.say(text)
    await expect(alone.said("What next?")).to_be_attached()
    await alone.root.get_by_text("End, delete or move this chat").click()
    assert await alone.page.evaluate(SMALL) == []
    assert await alone.field.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 16


@pytest.mark.parametrize("size", [(640, 400), (320, 256)])  # 200 % and 400 % of 1280 by 800/1024
async def test_zoomed_in_everything_can_be_reached(page, site, size):
    await page.set_viewport_size({"width": size[0], "height": size[1]})
    chat = await open_alone(page, site)
    await chat.ask("hello")
    await chat.field.scroll_into_view_if_needed()
    await expect(chat.field).to_be_in_viewport()
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert await page.evaluate(wide) <= 0


async def test_more_space_between_letters_and_lines_cuts_nothing_off(page, site):
    await page.set_viewport_size({"width": 320, "height": 640})
    chat = await open_alone(page, site)
    await chat.say("services")
    await page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css);"
        " document.adoptedStyleSheets = [s]; }",
        SPACING,
    )
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert await page.evaluate(wide) <= 0


async def test_right_to_left_mirrors_the_page(page, site):
    chat = await open_alone(page, site)
    await chat.ask("hello")
    await page.evaluate("document.documentElement.dir = 'rtl'")
    mine = await chat.said("hello", "parent").first.bounding_box()
    theirs = await chat.said("you said: hello").bounding_box()
    assert mine["x"] < theirs["x"] + theirs["width"] - mine["width"]


async def test_less_motion_means_none(page, site):
    await page.emulate_media(reduced_motion="reduce")
    chat = await open_alone(page, site)
    durations = "e => getComputedStyle(e).transitionDuration"
    assert await chat.button("Send").evaluate(durations) in ("0s", "0s, 0s")


async def test_in_forced_colours_every_control_keeps_its_edge(page, site):
    await page.emulate_media(forced_colors="active")
    chat = await open_alone(page, site)
    for control in (chat.button("Send"), chat.field):
        assert await control.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"
