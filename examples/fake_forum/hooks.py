"""Sends webhooks the way Discourse does: retries under new ids, and whatever a test asks for."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp

from examples.fake_forum.payloads import hook_payload, signed
from examples.fake_forum.state import Post

RETRIES = 4


class Hooks:
    """One webhook. `url` empty: events are kept in `sent` but not delivered (an outage)."""

    def __init__(self, session: aiohttp.ClientSession, secret: str, instance: str) -> None:
        self._session, self._secret, self._instance = session, secret, instance
        self.url = ""
        self.sent: list[tuple[str, Any]] = []
        self.answers: list[int] = []
        self._ids = 0

    async def emit(self, event: str, post: Post, *, copies: int = 1) -> list[int]:
        """Send an event about a post, `copies` at the same moment; the answers' statuses."""
        content = hook_payload(post)
        self.sent.append((event, content))
        return list(await asyncio.gather(*(self.send(event, content) for _ in range(copies))))

    async def redeliver(self) -> int:
        """What staff can press: the last event once more, under a new id."""
        event, content = self.sent[-1]
        return await self.send(event, content)

    async def send(self, event: str, content: Any) -> int:
        """Deliver, and retry what was answered with anything but 2xx; the last status."""
        status = 0
        for _ in range(1 + RETRIES):
            status = await self._once(event, content)
            if status == 0 or 200 <= status < 300:  # noqa: PLR2004 - HTTP's own borders
                break
        return status

    async def _once(self, event: str, content: Any) -> int:
        if not self.url:
            return 0
        self._ids += 1
        headers, body = signed(self._secret, self._instance, event, self._ids, content)
        try:
            async with self._session.post(self.url, data=body, headers=headers) as answer:
                self.answers.append(answer.status)
                return answer.status
        except aiohttp.ClientError:  # a lost connection is not retried
            return 0
