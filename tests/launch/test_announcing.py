"""Whatever goes wrong while the first answer is waited for, the person at the keyboard is told."""

import asyncio

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from honcho.manager import Manager

from bot.launch.processes import _announce
from bot.settings import Settings


@pytest.fixture
async def babbling():
    """An assistant whose answers are none; its address."""

    async def answer(_request):
        return web.json_response({"messages": "what a parent wrote"})

    app = web.Application()
    app.router.add_post("/webhooks/dropin/turn", answer)
    server = TestServer(app)
    await server.start_server()
    yield str(server.make_url("")).rstrip("/")
    await server.close()


async def test_an_answer_that_cannot_be_read_is_one_line_and_stops_the_rest(babbling, capsys):
    manager = Manager()
    settings = Settings(_env_file=None, assistant_url=babbling)
    await asyncio.to_thread(_announce, settings, manager)
    told = capsys.readouterr().out
    assert "cannot be used (ValidationError)" in told
    assert "The chat is ready" not in told
    assert "parent" not in told
    assert manager._terminating
