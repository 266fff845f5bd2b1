"""Pages say how things stand at the site's own time, which a test can move."""

import pytest
from aiohttp.test_utils import TestServer

from bot.public import keys
from bot.public.app import create_app
from bot.public.guidance import Guidance
from bot.public.pages import Pages


class Noting(Guidance):
    """Notes as of which moments it was asked."""

    def cards(self, keys, now):
        self.moments.add(now)
        return super().cards(keys, now)


@pytest.mark.parametrize("path", ["/", "/numbers", "/widget", "/loader.js"])
async def test_a_page_is_as_of_the_sites_clock(path, settings, clock, browser):
    app = create_app(settings, clock)
    noting = Noting.load(settings.data)
    noting.moments = set()
    app[keys.PAGES] = Pages(noting)
    async with TestServer(app) as server, browser.get(server.make_url(path)) as answer:
        assert answer.status == 200

    assert noting.moments == {clock.now}
