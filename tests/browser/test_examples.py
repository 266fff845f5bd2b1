"""What site owners copy: a plain page and a WordPress plugin, each as it stands in `examples/`."""

import re

from playwright.async_api import expect

from bot.settings import ROOT
from tests.browser.chat import open_here

EXAMPLES = ROOT / "examples"
GIVEN = "https://chat.example.org"
ALWAYS_KNOWN = {"origin", "title", "position", "colour", "exit"}
FOR_OPTIMISERS = {"no-optimize", "cfasync"}


async def test_the_plain_page_opens_the_chat(page, shop, site):
    text = (EXAMPLES / "plain_page.html").read_text(encoding="utf-8")
    await page.goto(shop.show(text.replace(GIVEN, site)))
    chat = await open_here(page)
    await chat.ask("one")


async def test_the_wordpress_plugin_prints_what_the_plain_page_has(page, shop, site):
    """Its `printf`s filled in as PHP would, on a page."""
    text = (EXAMPLES / "wordpress-dropin-chat.php").read_text(encoding="utf-8")
    script, fallback = re.findall(r"printf\(\s*'([^']+)'", text)
    html = script % (f"{site}/loader.js", site, "Talk to us") + fallback % f"{site}/numbers"
    assert set(re.findall(r"data-([a-z-]+)=", html)) <= ALWAYS_KNOWN | FOR_OPTIMISERS
    assert text.count("esc_url(") == 2
    assert text.count("esc_attr(") == 2

    await page.goto(shop.show(f"<!doctype html><title>Shop</title><body><p>Hi</p>{html}"))
    await page.get_by_role("button", name="Talk to us").click()
    await expect(page.frame_locator("iframe").get_by_label("Your message")).to_be_visible()


async def test_both_name_the_address_once_to_be_replaced():
    for name in ("plain_page.html", "wordpress-dropin-chat.php"):
        text = (EXAMPLES / name).read_text(encoding="utf-8")
        assert set(re.findall(r"https://[a-z.]+", text)) == {GIVEN}
