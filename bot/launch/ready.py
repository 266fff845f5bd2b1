"""Waits until a question is answered: the only proof that the service serves."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from http import HTTPStatus

import aiohttp

from bot.contract import turn_adapter
from bot.launch.preflight import CannotStart
from bot.settings import Settings

PATIENCE, PAUSE = 180.0, 0.5
QUESTION = "What are the signs of grooming?"


async def answered(settings: Settings) -> None:
    """Returns once the assistant has answered and the public site is ready.

    Raises:
        CannotStart: neither happened within three minutes.
    """
    try:
        async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
            await _until(session, lambda s: _asked(s, settings))
            await _until(session, lambda s: _served(s, settings))
    except TimeoutError:
        raise CannotStart("No answer after three minutes. The lines above say why.") from None


async def _until(
    session: aiohttp.ClientSession, succeeds: Callable[[aiohttp.ClientSession], Awaitable[bool]]
) -> None:
    while True:
        try:
            if await succeeds(session):
                return
        except aiohttp.ClientError:
            pass
        await asyncio.sleep(PAUSE)


async def _asked(session: aiohttp.ClientSession, settings: Settings) -> bool:
    headers = {"Authorization": f"Bearer {settings.assistant_secret.get_secret_value()}"}
    body = {"conversation": f"start-{uuid.uuid4().hex}", "text": QUESTION}
    address = f"{settings.assistant_url}/webhooks/dropin/turn"
    async with session.post(address, json=body, headers=headers) as response:
        if response.status != HTTPStatus.OK:
            return False
        return bool(turn_adapter.validate_python(await response.json()).messages)


async def _served(session: aiohttp.ClientSession, settings: Settings) -> bool:
    address = f"http://{settings.public_host}:{settings.public_port}/readyz"
    async with session.get(address) as response:
        return response.status == HTTPStatus.OK
