"""A body may come in pieces, as over a slow network, and is read to its end."""

import asyncio
import json

import pytest
from aiohttp import ClientSession, TraceConfig

from bot.public.forum.adapters.calls import Calls

PATIENCE = 20
HELLO = json.dumps({"v": 1, "frames": [{"v": 1, "type": "hello"}]}).encode()
FIRST, REST = HELLO[:10], HELLO[10:]


async def test_a_poll_that_comes_in_two_pieces_is_answered(site):
    reader, writer = await asyncio.open_connection(site.host, site.port)
    head = (
        f"POST /poll HTTP/1.1\r\nHost: {site.host}\r\nContent-Length: {len(HELLO)}\r\n"
        "Expect: 100-continue\r\nConnection: close\r\n\r\n"
    )
    async with asyncio.timeout(PATIENCE):
        writer.write(head.encode() + FIRST)
        await reader.readuntil(b"100 Continue\r\n\r\n")  # the site has begun to read by now
        writer.write(REST)
        status = await reader.readline()
        told = await reader.read()
    writer.close()

    assert b" 200 " in status
    assert b'"welcome"' in told


@pytest.fixture
async def slow_forum():
    """A forum that sends the rest of its answer only when the first piece is being read."""
    reading = asyncio.Event()

    async def answer(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(HELLO)}\r\n\r\n"
        writer.write(head.encode() + FIRST)
        await reading.wait()
        writer.write(REST)
        await writer.drain()
        writer.close()

    async def begun(*_about):
        reading.set()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    traces = TraceConfig()
    traces.on_request_end.append(begun)  # the answer's head is here, its body is read next
    async with server, ClientSession(trace_configs=[traces]) as session:
        port = server.sockets[0].getsockname()[1]
        yield Calls(session, f"http://127.0.0.1:{port}", {})


async def test_a_forums_answer_that_comes_in_two_pieces_is_decoded(slow_forum):
    async with asyncio.timeout(PATIENCE):
        assert await slow_forum.call("GET", "/posts.json") == json.loads(HELLO)
