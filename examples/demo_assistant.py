"""The trained assistant for a demonstration: the one that runs already, or one of our own."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
from honcho.environ import parse_procfile

from bot.launch.processes import PROCFILE, surroundings
from bot.public.assistant import Assistant
from bot.settings import ROOT, Settings

NEEDED = ("assistant", "actions")


@contextlib.asynccontextmanager
async def assistant(settings: Settings, log: Path) -> AsyncIterator[None]:
    """Running while the block runs; what it writes goes to `log`."""
    if await _alive(settings):
        yield
        return
    async with contextlib.AsyncExitStack() as stack:
        output = stack.enter_context(log.open("wb"))
        commands = parse_procfile(PROCFILE.read_text(encoding="utf-8")).processes
        for name in NEEDED:
            process = await asyncio.create_subprocess_exec(
                *("bash", "-c", f"exec env {commands[name]}"),
                cwd=ROOT,
                env=surroundings(settings),
                stdout=output,
                stderr=output,
            )
            stack.push_async_callback(_end, process)
        yield


async def _alive(settings: Settings) -> bool:
    async with aiohttp.ClientSession() as session:
        secret = settings.assistant_secret.get_secret_value()
        return await Assistant(session, settings.assistant_url, secret).alive()


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
    await process.wait()
