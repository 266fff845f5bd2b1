"""The API calls a bot needs, with their keys, limits, errors and short memory of repeats."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from aiohttp import web

from examples.fake_forum.faults import invalid, limited
from examples.fake_forum.payloads import moment, post_payload

if TYPE_CHECKING:
    from examples.fake_forum.forum import FakeForum

MEMORY = timedelta(seconds=120)
A_PAGE = 50


class Api:
    """Serves the API of one fake forum."""

    def __init__(self, forum: FakeForum) -> None:
        self._forum = forum
        self._memory: dict[str, tuple[datetime, dict[str, Any]]] = {}

    def add_routes(self, app: web.Application) -> None:
        """Put the calls on the application."""
        routes = {
            ("GET", "/u/{name}.json"): self._user,
            ("GET", "/posts.json"): self._latest,
            ("POST", "/posts.json"): self._create,
            ("GET", r"/posts/{id:\d+}.json"): self._post,
            ("PUT", r"/posts/{id:\d+}.json"): self._update,
            ("DELETE", r"/posts/{id:\d+}.json"): self._destroy,
            ("GET", r"/t/{id:\d+}.json"): self._topic,
            ("GET", r"/t/{id:\d+}/posts.json"): self._topic_posts,
            ("GET", "/topics/private-messages-sent/{name}.json"): self._sent,
        }
        for (method, path), handler in routes.items():
            app.router.add_route(method, path, self._guarded(handler))

    def _guarded(self, handler: Any) -> Any:
        async def guarded(request: web.Request) -> web.Response:
            if request.headers.get("Api-Key") != self._forum.api_key:
                return _not_allowed()
            if wait := self._forum.faults.over_limit():
                return limited(wait)
            if request.method == "GET" and (fault := self._forum.faults.choose_read()):
                return _lost(request) if fault.startswith("lost") else _failed(fault)
            answer: web.Response = await handler(request)
            return answer

        return guarded

    async def _user(self, request: web.Request) -> web.Response:
        user = self._forum.state.users.get(request.match_info["name"])
        if user is None:
            return _missing()
        return web.json_response({"user": {"id": user.id, "username": user.name}})

    async def _latest(self, request: web.Request) -> web.Response:
        before = int(request.query.get("before", 2**31))
        if self._forum.pages_by_id:
            before = min(before, max(self._forum.state.posts, default=0)) + 1
        public = [
            post
            for post in self._forum.state.posts.values()
            if post.topic.archetype == "regular" and post.type == 1 and not post.deleted_at
        ]
        newest = sorted((p for p in public if p.id < before), key=lambda p: -p.id)[:A_PAGE]
        if self._forum.pages_by_id:
            newest = [post for post in newest if post.id >= before - A_PAGE]
        return web.json_response({"latest_posts": [post_payload(post) for post in newest]})

    async def _post(self, request: web.Request) -> web.Response:
        post = self._forum.state.posts.get(int(request.match_info["id"]))
        if post is None or post.deleted_at:
            return _missing()
        if post.topic.archetype != "regular" and self._forum.bot.name not in post.topic.recipients:
            return _not_allowed()
        shown = post_payload(post)
        for name in ("category_id", "topic_title"):  # Discourse leaves them out here
            del shown[name]
        return web.json_response(shown)

    async def _create(self, request: web.Request) -> web.Response:
        fault = self._forum.faults.next()
        if fault in ("busy", "similar", "broken", "refused"):
            return _failed(fault)
        if fault == "lost_before":
            return _lost(request)
        fields = await request.json()
        made = await self._remembered(request.headers["Api-Username"], fields)
        if isinstance(made, web.Response):
            return made
        if fault == "lost_after":
            return _lost(request)
        return web.json_response(made)

    async def _remembered(self, name: str, fields: dict[str, Any]) -> dict[str, Any] | web.Response:
        """The same post of the same user within two minutes is the same post."""
        signature = json.dumps([name, fields], sort_keys=True)
        then, made = self._memory.get(signature, (None, None))
        if then is not None and made is not None and self._forum.clock() - then < MEMORY:
            return made
        result = await self._forum.create_by_api(name, fields)
        if not isinstance(result, web.Response):
            self._memory[signature] = self._forum.clock(), result
        return result

    async def _update(self, request: web.Request) -> web.Response:
        post = self._forum.state.posts.get(int(request.match_info["id"]))
        if post is None:
            return _missing()
        post.raw, post.version = (await request.json())["post"]["raw"], post.version + 1
        return web.json_response({"post": post_payload(post)})

    async def _destroy(self, request: web.Request) -> web.Response:
        post = self._forum.state.posts.get(int(request.match_info["id"]))
        if post is None or post.deleted_at:
            return _missing()
        post.deleted_at = self._forum.clock()
        return web.Response()

    async def _topic(self, request: web.Request) -> web.Response:
        topic = self._forum.state.topics.get(int(request.match_info["id"]))
        if topic is None:
            return _missing()
        stream = [post.id for post in topic.posts if not post.deleted_at]
        posts = [post_payload(post) for post in topic.posts[:20]]
        return web.json_response(
            {"id": topic.id, "post_stream": {"posts": posts, "stream": stream}}
        )

    async def _topic_posts(self, request: web.Request) -> web.Response:
        wanted = {int(one) for one in request.query.getall("post_ids[]", [])}
        topic = self._forum.state.topics[int(request.match_info["id"])]
        posts = [post_payload(post) for post in topic.posts if post.id in wanted]
        return web.json_response({"post_stream": {"posts": posts}, "id": topic.id})

    async def _sent(self, request: web.Request) -> web.Response:
        users = self._forum.state.users
        sent = [
            {
                "id": topic.id,
                "title": topic.title,
                "created_at": moment(topic.posts[0].created_at),
                "participants": [
                    {"user_id": users[name].id} for name in topic.recipients if name in users
                ],
            }
            for topic in self._forum.state.messages()
            if topic.posts[0].user.name == request.match_info["name"]
        ]
        return web.json_response({"topic_list": {"topics": sent[::-1]}})


def _missing() -> web.Response:
    body = {"errors": ["The requested URL or resource could not be found."]}
    return web.json_response(body, status=404)


def _not_allowed() -> web.Response:
    body = {"errors": ["You are not permitted to do that."], "error_type": "invalid_access"}
    return web.json_response(body, status=403)


def _failed(fault: str) -> web.Response:
    if fault == "busy":
        return limited(30)
    if fault == "similar":
        return invalid("Body is too similar to what you recently posted")
    return web.json_response({"errors": [fault]}, status=403 if fault == "refused" else 502)


def _lost(request: web.Request) -> web.Response:
    """The connection breaks before the answer is out."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()
