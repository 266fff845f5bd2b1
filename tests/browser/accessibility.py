"""axe-core on a page: no fault of WCAG 2.2 AA, nor of its best practice."""

from axe_playwright_python.async_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}


async def expect_no_faults(where) -> None:
    found = await Axe().run(where, options=OPTIONS)
    faults = [
        (fault["id"], node["html"][:160], node["failureSummary"])
        for fault in found.response["violations"]
        for node in fault["nodes"]
    ]
    assert faults == []


async def expect_no_faults_in_both_schemes(page) -> None:
    await page.emulate_media(reduced_motion="reduce")  # colours change at once, not by and by
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)
        await expect_no_faults(page)
