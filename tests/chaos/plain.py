"""Both ends without a browser: the same frames, the same rules of resuming, a tenth of the cost.

For storms of ten thousand; that the widget and the desk themselves keep these rules is for
Chromium to show, in smaller storms.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from uuid import uuid4

from aiohttp import ClientError, ClientSession, CookieJar, WSMsgType

from bot.desk import Desk
from tests.chaos.cable import Cable
from tests.chaos.somebody import Somebody
from tests.console.officers import PASSWORD

TROUBLE = (ClientError, OSError, TimeoutError)
PAUSE = 0.1  # seconds until the next try
WAITS = 120  # seconds until the run gives up on an end


class PlainTab:
    """One line that is opened again whenever it is lost; frozen, it reads nothing."""

    reloads = False

    def __init__(self, cable: Cable, path: str) -> None:
        self.cable, self._path = cable, path
        self.lock = asyncio.Lock()
        self.session = ClientSession(cookie_jar=CookieJar(unsafe=True))
        self._awake = asyncio.Event()
        self._awake.set()
        self._line = None
        self._running: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._running = asyncio.create_task(self._run())

    async def close(self) -> None:
        self._running.cancel()
        with suppress(asyncio.CancelledError):
            await self._running
        await self.session.close()

    async def freeze(self) -> None:
        self._awake.clear()

    async def thaw(self) -> None:
        self._awake.set()

    async def send(self, kind: str, **content) -> None:
        """Send a frame, if there is a line."""
        if self._line is not None:
            with suppress(*TROUBLE, RuntimeError):
                await self._line.send_json({"v": 1, "type": kind, **content})

    async def opened(self) -> None:
        """What is said first on a new line."""

    async def took(self, frame: dict) -> None:
        """A frame has come."""

    async def _run(self) -> None:
        headers = {"Origin": self.cable.address}
        while True:
            with suppress(*TROUBLE):
                url = self.cable.address + self._path
                async with self.session.ws_connect(url, headers=headers) as self._line:
                    await self.opened()
                    async for message in self._line:
                        await self._awake.wait()
                        if message.type is WSMsgType.TEXT:
                            await self.took(message.json())
            self._line = None
            await asyncio.sleep(PAUSE)


class PlainEnd:
    """One end of one conversation: what it said, and what it has seen, in the order it came."""

    def __init__(self, tab: PlainTab, conversation: str, name: str) -> None:
        self.tab, self.conversation, self._name = tab, conversation, name
        self.said: list[str] = []
        self.seen: dict[int, tuple[str, str]] = {}

    def take(self, frame: dict) -> None:
        self.seen.setdefault(frame["seq"], (frame["author"], frame["text"]))

    async def say(self) -> None:
        line = f"{self._name} line {len(self.said) + 1}"
        self.said.append(line)
        await self.out(str(uuid4()), line)

    async def out(self, client_id: str, text: str) -> None:
        """On its way."""
        raise NotImplementedError

    async def shown(self) -> list[tuple[str, str]]:
        return list(self.seen.values())

    async def until_shown(self, count: int) -> None:
        async with asyncio.timeout(WAITS):
            while len(self.seen) < count:  # noqa: ASYNC110 - looked at seldom, at the very end
                await asyncio.sleep(PAUSE)


class PlainParent(PlainTab):
    """The widget's rules: resume from the last number, one message at a time until acknowledged."""

    def __init__(self, cable: Cable, number: int) -> None:
        super().__init__(cable, "/socket")
        self.token: str | None = None
        self.end = ParentWords(self, "", f"parent {number}")

    async def opened(self) -> None:
        await self.send("hello", resume=self.token, last_seq=self.end.whole)

    async def took(self, frame: dict) -> None:
        if frame["type"] == "welcome":
            self.token = frame.get("token", self.token)
            self.end.conversation = frame["conversation"] or ""
            await self.end.next()
        elif frame["type"] == "message":
            self.end.take(frame)
        elif frame["type"] == "ack":
            self.end.waiting.pop(frame["client_id"], None)
            await self.end.next()
        elif frame["type"] == "error" and frame["code"] in ("slow_down", "try_again"):
            later = frame.get("retry_after", 1)
            asyncio.get_running_loop().call_later(later, self.end.again.set)
        elif frame["type"] == "ping":
            await self.send("pong")


class ParentWords(PlainEnd):
    """The outbox: the first that waits goes, and goes again on each new line."""

    def __init__(self, tab: PlainTab, conversation: str, name: str) -> None:
        super().__init__(tab, conversation, name)
        self.waiting: dict[str, str] = {}
        self.again = asyncio.Event()
        self._retries = asyncio.create_task(self._retry())

    @property
    def whole(self) -> int:
        """Every number up to here has been seen."""
        number = 0
        while number + 1 in self.seen:
            number += 1
        return number

    async def out(self, client_id: str, text: str) -> None:
        self.waiting[client_id] = text
        if len(self.waiting) == 1:
            await self.next()

    async def next(self) -> None:
        for client_id, text in list(self.waiting.items())[:1]:
            await self.tab.send("say", client_id=client_id, text=text)

    async def _retry(self) -> None:
        while True:
            await self.again.wait()
            self.again.clear()
            await self.next()


class PlainOfficer(PlainTab):
    """The desk's rules: watch from the last number, say by request until it is stored."""

    def __init__(self, cable: Cable) -> None:
        super().__init__(cable, "/live")
        self.ends: dict[str, OfficerWords] = {}

    async def sign_in(self, login: str, code: str) -> None:
        given = {"login": login, "password": PASSWORD, "code": code}
        answer = await self.post("/sign-in", data=given)
        assert answer == 303, answer

    async def post(self, path: str, **body) -> int:
        """The status of a request of the page's own."""
        headers = {"Origin": self.cable.address}
        where = self.cable.address + path
        more = {"headers": headers, "allow_redirects": False, **body}
        async with self.session.post(where, **more) as answer:
            return answer.status

    async def opened(self) -> None:
        for id_, end in self.ends.items():
            await self.send("watch", conversation=id_, since=max(end.seen, default=0), ground="")

    async def took(self, frame: dict) -> None:
        if frame["type"] == "message":
            self.ends[frame["conversation"]].take(frame)


class OfficerWords(PlainEnd):
    """The desk's outbox: one after another, each until the server has stored it."""

    def __init__(self, tab: PlainOfficer, conversation: str, name: str) -> None:
        super().__init__(tab, conversation, name)
        self._queue: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        self._sending = asyncio.create_task(self._send())

    async def out(self, client_id: str, text: str) -> None:
        await self._queue.put((client_id, text))

    async def _send(self) -> None:
        path = f"/api/conversations/{self.conversation}/say"
        while True:
            client_id, text = await self._queue.get()
            body = {"client_id": client_id, "text": text}
            while not await self._stored(path, body):  # noqa: ASYNC110 - tries, not waits
                await asyncio.sleep(PAUSE)

    async def _stored(self, path: str, body: dict[str, str]) -> bool:
        try:
            return await self.tab.post(path, json=body) < 300
        except TROUBLE:
            return False


class Plain:
    """Opens a line for each."""

    def __init__(self) -> None:
        self._tabs: list[PlainTab] = []

    async def parent(self, cable: Cable, number: int) -> ParentWords:
        """A parent who has said hello and was answered."""
        parent = self._started(PlainParent(cable, number))
        await parent.end.out(uuid4().hex, "hello")
        await parent.end.until_shown(2)
        return parent.end

    async def officer(self, cable: Cable, who: Somebody) -> PlainOfficer:
        """An officer who has signed in and watches."""
        officer = PlainOfficer(cable)
        await officer.sign_in(who.login, who.code())
        return self._started(officer)

    async def ends(self, tab: PlainOfficer, parents: Sequence[str]) -> list[OfficerWords]:
        """The officer's end of each of these conversations."""
        for one in parents:
            tab.ends[one] = OfficerWords(tab, one, f"officer to {one[:6]}")
        await tab.opened()
        return list(tab.ends.values())

    def _started(self, tab):
        self._tabs.append(tab)
        tab.start()
        return tab

    async def close(self) -> None:
        for tab in self._tabs:
            await tab.close()


@asynccontextmanager
async def plain(_desk: Desk) -> AsyncIterator[Plain]:
    """People without browsers."""
    people = Plain()
    yield people
    await people.close()
