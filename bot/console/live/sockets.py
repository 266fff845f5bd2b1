"""All open officers' sockets, so that they can be told when the server goes."""

from __future__ import annotations

import asyncio
from weakref import WeakSet

from aiohttp import WSCloseCode, web


class Sockets:
    """The open sockets of this process."""

    def __init__(self) -> None:
        self._open: WeakSet[web.WebSocketResponse] = WeakSet()

    def add(self, socket: web.WebSocketResponse) -> None:
        """Remember an open socket for as long as it lives."""
        self._open.add(socket)

    async def close(self) -> None:
        """Say goodbye: the pages come back by themselves."""
        goodbyes = [socket.close(code=WSCloseCode.GOING_AWAY) for socket in list(self._open)]
        await asyncio.gather(*goodbyes, return_exceptions=True)
