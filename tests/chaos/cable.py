"""The cable between one browser tab and its server, which can be cut at any moment."""

from __future__ import annotations

import asyncio
from contextlib import suppress


class Cable:
    """Carries every byte of one tab to `port` on this machine, and back; `address` is its end."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._lines: set[asyncio.StreamWriter] = set()
        self._carries = asyncio.Event()
        self._server: asyncio.Server | None = None
        self.address = ""

    async def lay(self) -> Cable:
        """Ready to carry."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1")
        self.address = "http://127.0.0.1:{1}".format(*self._server.sockets[0].getsockname())
        return self

    def cut(self) -> int:
        """Reset every connection of the tab, whatever is on its way; how many there were."""
        lines = [line for line in self._lines if not line.is_closing()]
        for line in lines:
            line.transport.abort()
        self._carries.clear()
        return len(lines)

    async def carries(self) -> None:
        """Until the server's words come through again."""
        await self._carries.wait()

    async def take_up(self) -> None:
        """No more of it."""
        self._server.close()
        self.cut()

    async def _carry(self, reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        self._lines.add(near)
        try:
            back, far = await asyncio.open_connection("127.0.0.1", self._port)
        except OSError:  # the server is not there
            near.transport.abort()
        else:
            await _until_one_ends(_pass_on(reader, far), _pass_on(back, near, self._carries))
            for end in (near, far):
                end.transport.abort()
        self._lines.discard(near)


async def _pass_on(
    source: asyncio.StreamReader, to: asyncio.StreamWriter, told: asyncio.Event | None = None
) -> None:
    with suppress(OSError):
        while block := await source.read(65_536):
            to.write(block)
            await to.drain()
            if told:
                told.set()


async def _until_one_ends(*ways) -> None:
    tasks = [asyncio.create_task(way) for way in ways]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
