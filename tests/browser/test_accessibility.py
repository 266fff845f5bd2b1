"""WCAG 2.2 AA in every state, light and dark, as far as axe can tell."""

import pytest
from playwright.async_api import expect

from tests.browser.accessibility import expect_no_faults, expect_no_faults_in_both_schemes
from tests.browser.chat import open_alone, open_on_page
from tests.browser.conftest import each
from tests.browser.stage import Stage
from tests.browser.states import STATES

NEEDS_A_DEATH = ("server-down", "never-reached")
NEEDS_NO_CLINIC = ("callback-form", "callback-left")
OTHERS = [name for name in STATES if name not in (*NEEDS_A_DEATH, *NEEDS_NO_CLINIC)]


@each
async def stage(page, site, desk):
    """The chat's own page; a site without a clinic and one that may die, where a state wants it."""
    return Stage(page, site, desk)


@pytest.mark.parametrize("name", OTHERS)
async def test_axe_finds_nothing_in_any_state(stage, name):
    await STATES[name](stage)
    await expect_no_faults_in_both_schemes(stage.page)


@pytest.mark.parametrize("name", NEEDS_NO_CLINIC)
async def test_axe_finds_nothing_without_a_clinic(stage, closed_site, name):
    stage.without_clinic = closed_site
    await STATES[name](stage)
    await expect_no_faults_in_both_schemes(stage.page)


@pytest.mark.parametrize("name", NEEDS_A_DEATH)
async def test_axe_finds_nothing_when_the_server_dies(stage, own_server, name):
    stage.mortal = own_server
    await STATES[name](stage)
    await expect_no_faults_in_both_schemes(stage.page)


async def test_axe_finds_nothing_in_all_that_can_be_said(page, site):
    chat = await open_alone(page, site)
    for text in ("emergency", "services", "sources", "plan", "clinic", "choices"):
        await chat.say(text)
    await expect(chat.said("What next?")).to_be_attached()
    await expect_no_faults_in_both_schemes(page)


@pytest.mark.parametrize("width", [375, 1280])
async def test_axe_finds_nothing_on_the_page_with_the_chat_open(page, site, width):
    await page.set_viewport_size({"width": width, "height": 740})
    await open_on_page(page, site)
    await expect_no_faults(page)


async def _as_without_javascript(route):
    """No script, and what stands in <noscript> shown: axe itself cannot run without JavaScript."""
    if route.request.resource_type == "script":
        await route.abort()
    elif route.request.resource_type == "document":
        response = await route.fetch()
        shown = (await response.text()).replace("noscript>", "div>")
        await route.fulfill(response=response, body=shown)
    else:
        await route.continue_()


@pytest.mark.parametrize("path", ["/numbers", "/widget", "/"])
async def test_axe_finds_nothing_without_javascript(page, site, path):
    await page.set_viewport_size({"width": 375, "height": 740})
    await page.route("**/*", _as_without_javascript)
    await page.goto(site + path)
    await expect(page.locator('a[href="tel:999"]').first).to_be_visible()
    await expect_no_faults_in_both_schemes(page)
