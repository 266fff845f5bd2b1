"""A stand-in for the assistant's door that says what a test tells it to say."""

import asyncio
from collections import deque

from aiohttp import web

READING = {
    "topic": "sextortion",
    "answer": "sextortion/threat_to_share",
    "urgency": {"level": "report", "confidence": 0.9, "because": ["money is asked for"]},
    "alternatives": [],
}


def turn(*texts: str, **message):
    """A turn as the door sends it."""
    return {"messages": [{"text": text, **message} for text in texts], "reading": READING}


class ScriptedAssistant:
    """Answers `you said: …` unless a script says otherwise; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict] = []
        self.read: list[str] = []
        self.forgot: asyncio.Queue[str] = asyncio.Queue()
        self.secrets: list[str | None] = []
        self.script: deque = deque()
        self.reading = READING
        self.most_at_once: dict[str, int] = {}
        self.gate = asyncio.Event()
        self.gate.set()
        self.arrived = asyncio.Event()
        self._at_once: dict[str, int] = {}
        self._port: int | None = None
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def open(self) -> None:
        app = web.Application()
        app.router.add_post("/webhooks/dropin/turn", self._turn)
        app.router.add_post("/webhooks/dropin/read", self._read)
        app.router.add_post("/webhooks/dropin/forget", self._forget)
        app.router.add_get("/webhooks/dropin/", self._alive)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port or 0, shutdown_timeout=0.1)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def close(self) -> None:
        self.gate.set()
        await self._runner.cleanup()

    async def _alive(self, _request):
        return web.json_response({"status": "ok"})

    async def _read(self, request):
        self.read.append((await request.json())["text"])
        return web.json_response(self.reading)

    async def _forget(self, request):
        self.forgot.put_nowait((await request.json())["conversation"])
        return web.json_response({"status": "forgotten"})

    async def _turn(self, request):
        question = await request.json()
        self.secrets.append(request.headers.get("Authorization"))
        self.asked.append(question)
        self.arrived.set()
        who = question["conversation"]
        self._at_once[who] = self._at_once.get(who, 0) + 1
        self.most_at_once[who] = max(self.most_at_once.get(who, 0), self._at_once[who])
        try:
            await self.gate.wait()
        finally:
            self._at_once[who] -= 1
        plain = {**turn(f"you said: {question['text']}"), "reading": self.reading}
        said = self.script.popleft() if self.script else plain
        if isinstance(said, int):
            return web.Response(status=said)
        return web.json_response(said)
