"""Everything real, started for one run: both sites as processes, Redis, a database, and people."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.desk import Desk, schema
from bot.desk.redis_bus import RedisBus
from bot.desk.staffroom import Staffroom
from tests.assistant_process import unused_port
from tests.browser.calendar import ALWAYS, data_with_clinic
from tests.browser.officer import AlwaysOpen
from tests.chaos.cable import Cable
from tests.chaos.nursery import Forked, Nursery
from tests.chaos.somebody import Somebody
from tests.console.officers import hire
from tests.public.scripted import READING, ScriptedAssistant
from tests.servers import redis_server

CALM = {**READING, "urgency": {"level": "none", "confidence": 0.9, "because": []}}
KEY = "the-key-of-the-chaos-run-0123456789"
EACH_HOLDS = 3
People = Callable[[Desk], AbstractAsyncContextManager[Any]]


class World:
    """What runs, and who is there."""

    def __init__(self, desk: Desk, public: Forked, console: Forked, people: Any) -> None:
        self.desk, self.servers, self._people = desk, (public, console), people
        self._public, self._console = public, console
        self.tabs: list[Any] = []
        self.ends: list[Any] = []

    async def fill(self, officers: int) -> None:
        """So many officers, each with as many parents as one may hold."""
        for number in range(officers):
            parents = [await self._parent(number * EACH_HOLDS + n) for n in range(EACH_HOLDS)]
            await self._officer(number, parents)

    async def _parent(self, number: int) -> str:
        """A parent who waits for an officer."""
        end = await self._people.parent(await Cable(self._public.port).lay(), number)
        await self.desk.queue.join(end.conversation)
        self.tabs.append(end.tab)
        self.ends.append(end)
        return end.conversation

    async def _officer(self, number: int, parents: Sequence[str]) -> None:
        """An officer at the desk, with these parents."""
        room, name = Staffroom(self.desk, key=KEY, words=()), f"PC {chr(65 + number)}"
        hired = await hire(room, self.desk, self.desk.clock, name, "officer", number=str(number))
        who = Somebody(hired.login, hired.recovery_codes)
        tab = await self._people.officer(await Cable(self._console.port).lay(), who)
        for _ in parents:
            await self.desk.claims.next(hired.id)
        self.tabs.append(tab)
        self.ends += await self._people.ends(tab, parents)

    async def take_up(self) -> None:
        """No more cables."""
        for tab in self.tabs:
            await tab.cable.take_up()


@asynccontextmanager
async def world(officers: int, people: People) -> AsyncIterator[World]:
    """A world with these many officers, and three parents for each."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        environment = await _environment(folder, stack)
        bus = await RedisBus.open(environment["REDIS_URL"])
        desk = await Desk.open(environment["DATABASE_URL"], bus=bus, hours=AlwaysOpen(), key=KEY)
        stack.push_async_callback(desk.close)
        servers = await _servers(environment, stack)
        made = World(desk, *servers, await stack.enter_async_context(people(desk)))
        stack.push_async_callback(made.take_up)
        await made.fill(officers)
        yield made


async def _environment(folder: Path, stack: AsyncExitStack) -> dict[str, str]:
    assistant = ScriptedAssistant()
    assistant.reading = CALM
    await assistant.open()
    stack.push_async_callback(assistant.close)
    url = f"sqlite:///{folder / 'dropin.db'}"
    await schema.migrate(url)
    return {
        "DATABASE_URL": url,
        "REDIS_URL": stack.enter_context(redis_server()),
        "DROPIN_VAR": str(folder),
        "DROPIN_ASSISTANT_URL": assistant.url,
        "DROPIN_DATA": data_with_clinic(folder, ALWAYS),
        "DROPIN_CONSOLE_SECRET": KEY,
    }


async def _servers(environment: dict[str, str], stack: AsyncExitStack) -> list[Forked]:
    nursery = Nursery()
    await nursery.open()
    stack.push_async_callback(nursery.close)
    servers = [Forked(nursery, site, unused_port(), environment) for site in ("public", "console")]
    for server in servers:
        await server.start()
        stack.push_async_callback(server.kill)
    return servers
