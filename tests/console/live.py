"""An officer's socket for tests: real frames, and patience with a limit."""

import asyncio

from aiohttp import WSMsgType

LIMIT = 20  # seconds until a test gives up; nothing waits for it when all is well


class Socket:
    """What the desk's page does, without the page."""

    def __init__(self, socket) -> None:
        self.socket = socket

    async def send(self, kind: str, **content) -> None:
        await self.socket.send_json({"v": 1, "type": kind, **content})

    async def next(self, kind: str, **content) -> dict:
        """The next frame of that kind and content; others are passed over."""
        while True:
            async with asyncio.timeout(LIMIT):
                message = await self.socket.receive()
            assert message.type is WSMsgType.TEXT, message
            frame = message.json()
            if frame["type"] == kind and content.items() <= frame.items():
                return frame

    async def messages(self, count: int) -> list[int]:
        """The numbers of the next so many messages."""
        return [(await self.next("message"))["seq"] for _ in range(count)]
