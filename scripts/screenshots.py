"""`make screenshots`: pictures of the running chat for README and docs (`make run` first)."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, FrameLocator, Page, sync_playwright

from bot.settings import ROOT, settings

IMAGES = ROOT / "docs" / "images"
WIDTHS = {320: 640, 375: 760, 768: 1000, 1280: 860}
QUESTIONS = {
    "chat": "someone is threatening to send my sons pictures to his friends unless he pays",
    "emergency": "she has gone to meet him and her phone is off",
}


def main() -> None:
    """One picture a state and a width."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for width, height in WIDTHS.items():
            _closed(browser, width, height)
            for name, question in QUESTIONS.items():
                _asked(browser, width, height, name, question)
        browser.close()


def _closed(browser: Browser, width: int, height: int) -> None:
    page = _page(browser, width, height)
    page.screenshot(path=_file("closed", width))
    page.close()


def _asked(browser: Browser, width: int, height: int, name: str, question: str) -> None:
    page = _page(browser, width, height)
    page.get_by_role("button", name="Worried").click()
    chat: FrameLocator = page.frame_locator("iframe")
    box = chat.get_by_role("textbox").first
    box.fill(question)
    box.press("Enter")
    chat.get_by_text("Seen").first.wait_for(timeout=60_000)
    page.screenshot(path=_file(name, width))
    page.close()


def _page(browser: Browser, width: int, height: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"http://{settings().public_host}:{settings().public_port}/")
    return page


def _file(name: str, width: int) -> Path:
    IMAGES.mkdir(parents=True, exist_ok=True)
    return IMAGES / f"{name}-{width}.png"


if __name__ == "__main__":
    main()
