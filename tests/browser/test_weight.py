"""What opening the chat on somebody's page makes the browser fetch, counted as it travelled."""

from bot.public.weight import FETCHED, LOADER, WHOLE
from tests.browser.chat import open_here
from tests.browser.conftest import each


@each
async def fetched(page):
    """Every request of this page that was answered in full."""
    found = []

    def remember(request) -> None:
        found.append(request)

    page.on("requestfinished", remember)
    return found


async def sizes(fetched, site) -> dict[str, int]:
    """The bytes of each file of ours, as they travelled; sockets are no files."""
    ours = [request for request in fetched if request.url.startswith(f"{site}/")]
    return {r.url.removeprefix(site): (await r.sizes())["responseBodySize"] for r in ours}


async def test_it_stays_within_its_weight_on_the_way(page, shop, site, fetched):
    await page.goto(shop.embed())
    chat = await open_here(page)
    await chat.ask("one")

    weighed = await sizes(fetched, site)
    assert set(weighed) == {"/loader.js", "/widget", *(f"/static/{name}" for name in FETCHED)}
    assert 0 < weighed["/loader.js"] <= LOADER
    assert LOADER < sum(weighed.values()) <= WHOLE


async def test_opening_it_again_does_not_fetch_the_chat_again(page, shop, site, fetched):
    await page.goto(shop.embed())
    await (await open_here(page)).ask("one")
    fetched.clear()
    await page.reload()
    await (await open_here(page)).ask("two")

    weighed = await sizes(fetched, site)
    assert {name: weighed[f"/static/{name}"] for name in FETCHED} == dict.fromkeys(FETCHED, 0)
