"""The alert cannot be missed: sound, title and picture, again and again, then at supervisors'."""

import pytest
from playwright.async_api import expect

from bot.desk.bus import STAFF, Event

COUNT_TONES = """
window.tones = 0;
const make = AudioContext.prototype.createOscillator;
AudioContext.prototype.createOscillator = function () {
  window.tones += 1;
  return make.call(this);
};
"""
ALERT_ICON = 'link[rel="icon"][href$="icon-alert.svg"]'


@pytest.fixture
async def listening(officer_at):
    """An officer whose tones are counted, and whose browser's clock a test can move on."""

    async def prepare(context) -> None:
        await context.add_init_script(COUNT_TONES)
        await context.clock.install()

    async def listening(name: str, role: str = "officer"):
        return await officer_at(name, role, prepare=prepare)

    return listening


async def heard(desk) -> int:
    return await desk.page.evaluate("window.tones")


async def test_it_sounds_again_and_again_until_somebody_takes_the_parent(listening, parent):
    sam = await listening("PC Sam")
    tested = await heard(sam)
    assert tested > 0  # at sign-in
    await parent()
    await expect(sam.page).to_have_title("(1) A parent waits")
    await expect(sam.page.locator(ALERT_ICON)).to_have_count(1)
    await expect(sam.page.get_by_role("alert")).to_have_text("A parent waits")
    first = await heard(sam)
    assert first > tested
    await sam.page.clock.run_for(13_000)
    again = await heard(sam)
    assert again > first

    await sam.take_next()
    await expect(sam.page).to_have_title("Desk · Officers' console")
    await expect(sam.page.locator(ALERT_ICON)).to_have_count(0)
    await sam.page.clock.run_for(60_000)
    assert await heard(sam) == again


async def test_what_nobody_takes_in_a_minute_sounds_at_the_supervisors_desk(
    listening, parent, desk, clock
):
    lee = await listening("Sgt Lee", "supervisor")
    await lee.press("Have a break")
    await expect(lee.page.get_by_role("button", name="I am back")).to_be_visible()
    await parent()
    await lee.waiting(1)
    quiet = await heard(lee)
    await expect(lee.page).to_have_title("Desk · Officers' console")
    clock.tick(seconds=61)
    await desk.bus.publish(STAFF, Event("staff"))
    await expect(lee.page).to_have_title("(1) A parent waits and nobody has come")
    assert await heard(lee) > quiet
