"""`make screenshots`: pictures of the officers' console at work, and of a parent who waits.

It needs the running service (`make run`) in development, an open clinic and an empty queue: it
makes an officer's account of its own, has three parents ask and wait, and takes them.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from secrets import token_hex

import pyotp
from playwright.async_api import Browser, Page, async_playwright

from bot.desk import Desk
from bot.desk.officers.invitations import Invitations
from bot.desk.officers.second_factor import Seal
from bot.settings import ROOT, Settings, settings

IMAGES = ROOT / "docs" / "images"
PASSWORD = token_hex(12)
PATIENCE_MS = 120_000
ASKED = (
    "someone is threatening to send my sons pictures to his friends unless he pays. he is 14 and "
    "it is on snapchat",
    "a man on fortnite keeps asking my daughter for her snapchat, she is 11",
    "my son repeats slogans from a channel and will not talk to me any more",
)
HELLO = "Hello, I am PC Sam Hill. I have read what you wrote. Has he paid anything?"


async def main() -> None:
    """Three pictures."""
    chosen, path = settings(), os.environ.get("CHROMIUM") or shutil.which("chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        officer = await _officer(browser, chosen)
        parents = [await _parent(browser, chosen, text) for text in ASKED]
        await parents[0].screenshot(path=IMAGES / "widget-waiting.png")
        await _work(officer, parents[0])
        await browser.close()


async def _officer(browser: Browser, chosen: Settings) -> Page:
    """An officer, invited and signed in as every officer is."""
    desk, login = await Desk.open(chosen.database_url), f"sam.{token_hex(3)}"
    seal = Seal(chosen.console_secret.get_secret_value())
    token = await Invitations(desk.database, desk.clock, seal).invite(
        login=login, name="PC Sam Hill", role="officer", shoulder_number="4711"
    )
    await desk.close()
    page = await browser.new_page(viewport={"width": 1600, "height": 900})
    page.set_default_timeout(PATIENCE_MS)
    await page.goto(f"http://{chosen.console_host}:{chosen.console_port}/welcome#{token}")
    key = await page.locator('[data-part="secret"]:not(:empty)').inner_text()
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_label("Code your").fill(pyotp.TOTP(key.strip()).now())
    await page.get_by_role("button", name="Make my account").click()
    code = await page.locator(".codes li").first.inner_text()
    await page.get_by_text("I have kept them").click()
    for label, text in (("Login", login), ("Password", PASSWORD), ("Code from", code)):
        await page.get_by_label(label).fill(text)
    await page.get_by_role("button", name="Sign in").click()
    await page.get_by_role("button", name="I heard it").click()
    return page


async def _parent(browser: Browser, chosen: Settings, text: str) -> Page:
    """A parent who asked, was answered, and waits for an officer."""
    page = await browser.new_page(viewport={"width": 375, "height": 760})
    page.set_default_timeout(PATIENCE_MS)
    await page.goto(f"http://{chosen.public_host}:{chosen.public_port}/widget")
    for said in (text, "can I talk to a police officer"):
        await page.get_by_label("Your message").fill(said)
        await page.get_by_role("button", name="Send", exact=True).click()
        await page.locator(".message--parent").last.get_by_text("Seen").wait_for()
    await page.get_by_role("button", name="Wait for an officer").last.click()
    await page.locator(".waiting").wait_for()
    return page


async def _work(officer: Page, parent: Page) -> None:
    """Three conversations at once, words both ways, and the record."""
    for number in range(1, len(ASKED) + 1):
        await officer.keyboard.press("Escape")
        await officer.keyboard.press("n")
        column = officer.get_by_role("region", name=f"Conversation {number}")
        await column.get_by_label("Message to the parent").wait_for()
    for key in ("Escape", "1", "Escape", "v", "m"):
        await officer.keyboard.press(key)
    await officer.keyboard.type(HELLO)
    await officer.keyboard.press("Enter")
    await parent.get_by_label("Your message").fill("no, he only told me tonight")
    await parent.get_by_role("button", name="Send", exact=True).click()
    await officer.locator(".line", has_text="no, he only told me tonight").wait_for()
    await officer.screenshot(path=IMAGES / "console.png")
    for key in ("Escape", "f"):
        await officer.keyboard.press(key)
    await officer.get_by_label("Category").select_option("sextortion")
    await officer.screenshot(path=IMAGES / "console-record.png")


if __name__ == "__main__":
    asyncio.run(main())
