"""A widget for tests: real frames over a real socket, and patience with a limit."""

import asyncio
from uuid import uuid4

from aiohttp import WSMsgType

LIMIT = 20  # seconds until a test gives up; nothing waits for it when all is well


class Widget:
    """Talks to the site as the real widget does."""

    def __init__(self, browser, url) -> None:
        self._browser, self._url = browser, url
        self.socket = None
        self.token = None
        self.frames: list[dict] = []

    async def connect(self) -> None:
        self.socket = await self._browser.ws_connect(self._url.join(type(self._url)("/socket")))

    async def greet(self, **hello) -> dict:
        """Connect and say hello; the welcome."""
        await self.connect()
        await self.send("hello", **hello)
        return await self.next("welcome")

    async def send(self, kind: str, **content) -> None:
        await self.socket.send_json({"v": 1, "type": kind, **content})

    async def say(self, text: str, client_id: str | None = None, **more) -> str:
        """Say something; the client_id it went under."""
        client_id = client_id or str(uuid4())
        await self.send("say", client_id=client_id, text=text, **more)
        return client_id

    async def said(self, text: str, **more) -> dict:
        """Say something and wait for its ack."""
        await self.say(text, **more)
        return await self.next("ack")

    async def receive(self) -> dict:
        """The next frame, whatever it is."""
        async with asyncio.timeout(LIMIT):
            message = await self.socket.receive()
        assert message.type is WSMsgType.TEXT, message
        frame = message.json()
        assert frame["v"] == 1
        self.token = frame.get("token", self.token)
        self.frames.append(frame)
        return frame

    async def next(self, kind: str, **content) -> dict:
        """The next frame of that kind and content; others are passed over."""
        while True:
            frame = await self.receive()
            if frame["type"] == kind and content.items() <= frame.items():
                return frame

    async def messages(self, count: int) -> list[dict]:
        """The next so many messages."""
        return [await self.next("message") for _ in range(count)]

    async def leave(self) -> None:
        if self.socket is not None:
            await self.socket.close()

    async def back(self, last_seq: int = 0) -> "Widget":
        """A new connection with the same token."""
        again = Widget(self._browser, self._url)
        again.token = self.token
        await again.greet(resume=self.token, last_seq=last_seq)
        return again

    async def joined(self) -> "Widget":
        """Greeted, answered once, and in the queue."""
        await self.greet()
        await self.said("help")
        await self.next("message", author="assistant")
        await self.send("join_clinic")
        return self
