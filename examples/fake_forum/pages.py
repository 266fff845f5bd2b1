"""The fake forum as people see it in a browser: plain pages to read, write and get messages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader

from examples.fake_forum.state import Post

if TYPE_CHECKING:
    from examples.fake_forum.forum import FakeForum

HERE = Path(__file__).parent
MEMBERS = ("anna", "bea", "cleo", "moderators")


class Pages:
    """Serves the pages of one fake forum. Who one is, is chosen on the page: it is only a stage."""

    def __init__(self, forum: FakeForum) -> None:
        self._forum = forum
        self._templates = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True)

    def add_routes(self, app: web.Application) -> None:
        """Put the pages on the application."""
        app.router.add_get("/", self._topics)
        app.router.add_post("/", self._write)
        app.router.add_get(r"/read/{id:\d+}", self._topic)
        app.router.add_get(r"/t/{slug}/{id:\d+}/{number:\d+}", self._topic)
        app.router.add_post(r"/change/{id:\d+}", self._change)
        app.router.add_get("/messages/{name}", self._messages)

    def _show(self, template: str, **values: Any) -> web.Response:
        page, state = self._templates.get_template(template), self._forum.state
        got = [name for topic in state.messages() for name in topic.recipients]
        shared = {"members": MEMBERS, "boards": state.categories, "bot": self._forum.bot}
        text = page.render(**shared, counts={name: got.count(name) for name in MEMBERS}, **values)
        return web.Response(text=text, content_type="text/html")

    async def _topics(self, _request: web.Request) -> web.Response:
        topics = [t for t in self._forum.state.topics.values() if t.archetype == "regular"]
        return self._show("topics.html", topics=topics[::-1])

    async def _topic(self, request: web.Request) -> web.Response:
        topic = self._forum.state.topics.get(int(request.match_info["id"]))
        if topic is None or topic.archetype != "regular":
            raise web.HTTPNotFound
        return self._show("topic.html", topic=topic)

    async def _messages(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        messages = [t for t in self._forum.state.messages() if name in t.recipients]
        return self._show("messages.html", name=name, messages=messages[::-1])

    async def _write(self, request: web.Request) -> web.StreamResponse:
        form = {key: str(value) for key, value in (await request.post()).items()}
        if "topic" in form:
            first = self._forum.state.topics[int(form["topic"])].posts[0]
            post = await self._forum.reply(form["author"], first, form["text"])
        else:
            board = int(form["board"])
            post = await self._forum.topic(form["author"], form["title"], form["text"], board=board)
        raise web.HTTPSeeOther(_address(post))

    async def _change(self, request: web.Request) -> web.StreamResponse:
        post = self._forum.state.posts[int(request.match_info["id"])]
        form = await request.post()
        if "delete" in form:
            await self._forum.destroy(post)
        else:
            await self._forum.edit(post, str(form["text"]))
        raise web.HTTPSeeOther(_address(post))


def _address(post: Post) -> str:
    return f"/read/{post.topic.id}"
