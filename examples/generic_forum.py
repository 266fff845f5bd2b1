"""A small forum that fulfils docs/forum-contract.md, in plain Python and from that page alone.

Try it against a running site whose DROPIN_FORUM_PLATFORM is `generic`:
`python examples/generic_forum.py http://127.0.0.1:8000/forum/generic/webhook`
"""

from __future__ import annotations

import hashlib
import hmac
import json
import sys
import threading
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

WEBHOOK_SECRET, API_KEY = "a-webhook-secret-for-trying", "an-api-key-for-trying-only"
US = {"id": "bot-1", "name": "helper", "role": "bot"}
A_PAGE = 200
Json = dict[str, Any]


class Forum:
    """Posts, and what the assistant has said; `hook` is where events are sent."""

    def __init__(self, hook: str = "", port: int = 0) -> None:
        self.hook, self.lock = hook, threading.Lock()
        self.posts: dict[str, Json] = {}
        self.events: list[Json] = []
        self.replies: dict[str, Json] = {}
        self.messages: list[Json] = []
        self.notices: list[Json] = []
        self.answered: dict[str, tuple[int, Json]] = {}  # by idempotency key
        self.calls = 0
        handler = type("Bound", (Handler,), {"forum": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self.server.shutdown()
        self.server.server_close()

    def write(self, name: str, text: str, title: str = "", topic: str = "", **more: object) -> Json:
        """A member writes; without a topic it opens one."""
        number = len(self.posts) + 1
        post: Json = {
            "id": str(number),
            "version": "1",
            "board": "teenagers",
            "topic": topic or f"t{number}",
            "number": 2 if topic else 1,
            "title": title,
            "text": text,
            "url": f"{self.url}/read/{number}",
            "author": {"id": f"m-{name}", "name": name, "role": "member"},
            "posted_at": datetime.now(UTC).isoformat(),
            "private": False,
            **more,
        }
        self.posts[post["id"]] = post
        self.tell("post.created", post)
        return post

    def edit(self, post: Json, text: str) -> None:
        """The author edits."""
        post.update(text=text, version=str(int(post["version"]) + 1))
        self.tell("post.edited", post)

    def delete(self, post: Json) -> None:
        """The author deletes."""
        del self.posts[post["id"]]
        self.tell("post.deleted", post)

    def tell(self, event: str, post: Json | None = None) -> int:
        """Send an event, signed with the present time; the answer's status."""
        content = {"event": event, **({"post": dict(post)} if post else {})}
        self.events.append(content)
        return self.send(json.dumps(content).encode())

    def send(self, body: bytes, timestamp: int | None = None, secret: str = WEBHOOK_SECRET) -> int:
        """Sign and send; 0 when nobody answered (or there is nowhere to send to)."""
        if not self.hook:
            return 0
        moment = str(int(time.time()) if timestamp is None else timestamp)
        signed = f"v1:{moment}:".encode() + body
        signature = "v1=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
        headers = {"X-Dropin-Timestamp": moment, "X-Dropin-Signature": signature}
        request = urllib.request.Request(self.hook, body, headers)  # noqa: S310 - our own address
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            return 0


class Handler(BaseHTTPRequestHandler):
    """The calls of the contract."""

    forum: Forum

    def do_GET(self) -> None:
        """GET /me, /posts/{id}, /events."""
        url = urlsplit(self.path)
        name, _, rest = url.path.strip("/").partition("/")
        if name == "me":
            self.answer(200, US)
        elif name == "posts":
            post = self.forum.posts.get(rest)
            self.answer(200 if post else 404, post or {"error": "gone"})
        elif name == "events":
            self.answer(200, self.since(parse_qs(url.query).get("after", [""])[0]))
        else:
            self.answer(404, {"error": "no such call"})

    def since(self, cursor: str) -> Json:
        """Events after the cursor, which is simply how many there were."""
        if not cursor:
            return {"events": [], "cursor": str(len(self.forum.events))}
        page = self.forum.events[int(cursor) : int(cursor) + A_PAGE]
        return {"events": page, "cursor": str(int(cursor) + len(page))}

    def do_POST(self) -> None:
        """POST, PUT and DELETE: each key once."""
        length = int(self.headers.get("Content-Length") or 0)
        content = json.loads(self.rfile.read(length) or b"{}")
        key = self.headers["Idempotency-Key"]
        with self.forum.lock:
            if key not in self.forum.answered:
                self.forum.answered[key] = self.change(content)
        self.answer(*self.forum.answered[key])

    do_PUT = do_DELETE = do_POST  # noqa: N815

    def change(self, content: Json) -> tuple[int, Json]:
        """Do what the call asks."""
        name, _, rest = self.path.strip("/").partition("/")
        if rest and rest not in self.forum.replies:
            return 404, {"error": "gone"}
        if rest and self.command == "DELETE":
            del self.forum.replies[rest]
            return 204, {}
        if rest:
            self.forum.replies[rest]["text"] = content["text"]
            return 200, {"id": rest}
        return self.add(name, content)

    def add(self, name: str, content: Json) -> tuple[int, Json]:
        """A reply, a message or a notice."""
        if name == "replies" and content["post"] not in self.forum.posts:
            return 404, {"error": "gone"}
        made = f"r{len(self.forum.answered) + 1}"
        if name == "replies":
            self.forum.replies[made] = content
        else:
            (self.forum.messages if name == "messages" else self.forum.notices).append(content)
        return 201, {"id": made}

    def answer(self, status: int, content: Json) -> None:
        """Answer, if the caller has the key."""
        self.forum.calls += 1
        if self.headers.get("Authorization") != f"Bearer {API_KEY}":
            status, content = 401, {"error": "who are you"}
        body = b"" if status == 204 else json.dumps(content).encode()  # noqa: PLR2004
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Silence: posts belong in no log."""


def main(hook: str, port: int = 8010) -> None:
    """Write two posts and show what comes of them."""
    forum = Forum(hook, port)
    forum.tell("ping")
    forum.write("anna", "Which parental controls are good for a first phone?", "First phone")
    forum.write("bea", "Someone online wants money from my son or he shares pictures", "Help")
    print(f"The forum is at {forum.url}. Give it half a minute; Ctrl+C ends it.")  # noqa: T201
    while True:
        time.sleep(5)
        counts = f"{len(forum.messages)} messages, {len(forum.notices)} notices"
        print(f"{len(forum.replies)} replies, {counts}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
