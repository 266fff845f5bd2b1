"""The bus for several processes: Redis publish/subscribe, one subscription a process."""

from __future__ import annotations

import asyncio
import json
from contextlib import AbstractAsyncContextManager, suppress
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.exceptions import RedisError

from bot.desk.bus import Backlog, Event, LocalBus
from bot.faults import outlived

PREFIX = "dropin:bus:"
RETRY_SECONDS = 1.0
PATIENCE = 1.0  # seconds; a Redis that hangs must not hold up what is stored already
LOST = (RedisError, OSError)  # a TimeoutError is an OSError
log = structlog.get_logger()


class RedisBus:
    """Publishes through Redis and delivers in this process what comes back.

    When Redis is lost, events still reach this process's own watchers; when it returns,
    every watcher is told to read the database again.
    """

    def __init__(self, redis: Redis, pubsub: PubSub, patience: float = PATIENCE) -> None:
        self._redis, self._pubsub, self._patience = redis, pubsub, patience
        self._local = LocalBus()
        self._reader = asyncio.create_task(self._read())

    @classmethod
    async def open(cls, url: str, *, patience: float = PATIENCE) -> RedisBus:
        """Connect and subscribe, so that nothing published from now on is missed.

        `patience` is how many seconds Redis may take for anything before it counts as lost.
        """
        redis = Redis.from_url(url, socket_connect_timeout=patience)
        pubsub = redis.pubsub(ignore_subscribe_messages=True)
        await pubsub.psubscribe(f"{PREFIX}*")
        return cls(redis, pubsub, patience)

    async def publish(self, conversation_id: str, event: Event) -> None:
        """Send the event to all processes; without Redis, to this one."""
        body = json.dumps({"kind": event.kind, "data": event.data})
        try:
            async with asyncio.timeout(self._patience):
                await self._redis.publish(f"{PREFIX}{conversation_id}", body)
        except LOST:
            log.warning("bus.redis_unreachable", conversation=conversation_id)
            self._local.deliver(conversation_id, event)

    def watch(self, conversation_id: str) -> AbstractAsyncContextManager[Backlog]:
        """Events of one conversation, from the moment the block is entered."""
        return self._local.watch(conversation_id)

    async def _read(self) -> None:
        while True:
            try:
                async for item in self._pubsub.listen():
                    self._dispatch(item)
            except LOST:
                log.warning("bus.redis_lost")
                await self._resubscribe()

    async def _resubscribe(self) -> None:
        while True:
            await asyncio.sleep(RETRY_SECONDS)
            with suppress(*LOST):
                async with asyncio.timeout(self._patience):
                    await self._pubsub.psubscribe(f"{PREFIX}*")
                self._local.deliver_to_all(Event("resync"))
                return

    def _dispatch(self, item: dict[str, Any]) -> None:
        conversation_id = item["channel"].decode(errors="replace").removeprefix(PREFIX)
        with outlived("bus.not_understood", conversation=conversation_id):
            body = json.loads(item["data"])
            self._local.deliver(conversation_id, Event(body["kind"], body["data"]))

    async def close(self) -> None:
        """Stop listening and hang up."""
        self._reader.cancel()
        with suppress(asyncio.CancelledError):
            await self._reader
        with suppress(*LOST):
            await self._pubsub.aclose()  # type: ignore[no-untyped-call]
        await self._redis.aclose()
        await self._local.close()
