"""A site owner's page: another origin, which puts our loader where its owner pleases."""

from aiohttp import web
from aiohttp.test_utils import TestServer


class Shop:
    """Another site: it answers on `localhost` (ours is 127.0.0.1) with the page it is given."""

    def __init__(self, loader: str) -> None:
        self.loader = loader
        self.page = ""
        self.policy = "default-src *"
        app = web.Application()
        app.router.add_get("/shop", self._show)
        app.router.add_get("/weather", self._weather)
        self.server = TestServer(app, host="localhost")

    def embed(self, head: str = "", attributes: str = "", policy: str = "default-src *") -> str:
        """Puts the loader on the page; the page's address."""
        exit_to = self.server.make_url("/weather")
        script = f'<script src="{self.loader}" data-exit="{exit_to}" {attributes}></script>'
        start = f"<!doctype html><html lang=en><title>Shop</title>{head}<body><p>Hi</p>"
        return self.show(start + script, policy)

    def show(self, page: str, policy: str = "default-src *") -> str:
        """Puts a whole page there; its address."""
        self.page, self.policy = page, policy
        return str(self.server.make_url("/shop"))

    async def _show(self, _request) -> web.Response:
        headers = {"Content-Security-Policy": self.policy}
        return web.Response(text=self.page, content_type="text/html", headers=headers)

    async def _weather(self, _request) -> web.Response:
        return web.Response(text="weather")
