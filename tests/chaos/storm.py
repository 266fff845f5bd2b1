"""The storm: every tab is dropped again and again, at random, while everybody talks."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from random import Random

from tests.chaos.tabs import End, Tab
from tests.chaos.world import World

SAYS_EVERY = 2.5  # seconds, on average, at each end of each conversation
ONE_KILL_IN = 100  # drops
CUT, FROZEN, RELOADED, KILLED = "socket cut", "tab frozen", "page reloaded", "process killed"
WEIGHTS = {CUT: 88, FROZEN: 9, RELOADED: 3}


Tell = Callable[[str], None]


class Storm:
    """Drops until there were enough; `drops` says how many of each kind."""

    def __init__(self, world: World, enough: int, seed: int, tell: Tell = lambda _: None) -> None:
        self._world, self._enough, self._tell = world, enough, tell
        self._random = Random(seed)
        self.drops: Counter[str] = Counter()
        self._over = asyncio.Event()
        self._kill = asyncio.Event()

    async def rage(self, seconds: float | None = None) -> None:
        """Until there were enough drops, or the time is over, and everything stands again."""
        if seconds is not None:
            asyncio.get_running_loop().call_later(seconds, self._end)
        async with asyncio.TaskGroup() as tasks:
            for tab in self._world.tabs:
                tasks.create_task(self._drop(tab))
            for end in self._world.ends:
                tasks.create_task(self._talk(end))
            tasks.create_task(self._kill_now_and_then())

    def _end(self) -> None:
        self._over.set()
        self._kill.set()

    def _count(self, kind: str) -> None:
        self.drops[kind] += 1
        if self.drops.total() % ONE_KILL_IN == 0:
            self._kill.set()
            self._tell(f"{self.drops.total():,} drops")
        if self.drops.total() >= self._enough:
            self._end()

    async def _pause(self, longest: float) -> None:
        await asyncio.sleep(self._random.random() * longest)

    async def _talk(self, end: End) -> None:
        while not self._over.is_set():
            await self._pause(2 * SAYS_EVERY)
            async with end.tab.lock:
                await end.say()

    async def _drop(self, tab: Tab) -> None:
        kinds = list(WEIGHTS) if tab.reloads else [CUT, FROZEN]
        while not self._over.is_set():
            await tab.cable.carries()
            await self._pause(0.4)
            [kind] = self._random.choices(kinds, [WEIGHTS[kind] for kind in kinds])
            if await getattr(self, f"_{kind.replace(' ', '_')}")(tab):
                self._count(kind)

    async def _socket_cut(self, tab: Tab) -> bool:
        return tab.cable.cut() > 0

    async def _tab_frozen(self, tab: Tab) -> bool:
        """Half of them lose their line meanwhile."""
        async with tab.lock:
            await tab.freeze()
            if self._random.random() < 0.5:
                tab.cable.cut()
            await self._pause(1.5)
            await tab.thaw()
        return True

    async def _page_reloaded(self, tab: Tab) -> bool:
        async with tab.lock:
            await tab.reload()
        return True

    async def _kill_now_and_then(self) -> None:
        """SIGKILL, in the middle of whatever it was doing, then a new process."""
        while True:
            await self._kill.wait()
            self._kill.clear()
            if self._over.is_set():
                return
            server = self._random.choice(self._world.servers)
            await server.kill()
            self._count(KILLED)
            await self._pause(0.5)
            await server.start()
