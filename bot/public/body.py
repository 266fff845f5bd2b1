"""Take a body in to its end: it comes in as many pieces as the network likes."""

from __future__ import annotations

from aiohttp import StreamReader


async def whole(content: StreamReader, limit: int) -> bytes | None:
    """The whole body; nothing when it is longer than `limit`."""
    body = bytearray()
    async for chunk in content.iter_any():
        body += chunk
        if len(body) > limit:
            return None
    return bytes(body)
