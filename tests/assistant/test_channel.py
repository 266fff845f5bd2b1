"""The assistant's door before anything is understood: who may knock, and with what."""

from types import SimpleNamespace

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from sanic import Sanic

from bot.assistant.requests import MOST_CHARACTERS, BadRequest, ReadRequest, TurnRequest, checked
from tests.assistant_process import unused_port

# Importing Rasa's core imports apscheduler, which warns about its own packaging.
pytestmark = pytest.mark.filterwarnings("ignore:pkg_resources is deprecated:UserWarning")
at_the_door = pytest.mark.asyncio(loop_scope="module")
SECRET = "a-secret-of-this-test"
PERSONAL = "Callum from Bletchley"
FINE = {"conversation": "c1", "text": "hello"}
GUARDED = ["turn", "read", "forget"]


@pytest.fixture(scope="module")
def memory():
    """The assistant's own memory, as Rasa makes it before it wraps it."""
    from bot.assistant.tracker_store import WindowTrackerStore  # noqa: PLC0415

    return WindowTrackerStore(None)


@pytest.fixture(scope="module")
def agent(memory):
    """As much of a loaded assistant as the start of the server looks at."""
    from rasa.core.tracker_store import FailSafeTrackerStore  # noqa: PLC0415
    from rasa.engine.graph import ExecutionContext, GraphSchema  # noqa: PLC0415
    from rasa.engine.runner.dask import DaskGraphRunner  # noqa: PLC0415

    nothing = GraphSchema({})
    runner = DaskGraphRunner(nothing, None, ExecutionContext(nothing))
    processor = SimpleNamespace(graph_runner=runner, tracker_store=FailSafeTrackerStore(memory))
    return SimpleNamespace(processor=processor)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def door(agent):
    """The channel on a real server, as Rasa serves it while no model is loaded.

    One for all: Sanic rewrites its own classes at the first start and cannot do so twice.
    """
    from bot.assistant.channel import DropinChannel  # noqa: PLC0415 - it imports all of Rasa

    app, port = Sanic("door", configure_logging=False), unused_port()
    app.ctx.agent = agent
    app.blueprint(DropinChannel(SECRET).blueprint(None), url_prefix="/webhooks/dropin")
    server = await app.create_server("127.0.0.1", port, return_asyncio_server=True)
    await server.startup()
    await server.start_serving()
    await server.after_start()
    app.ctx.agent = None
    yield f"http://127.0.0.1:{port}/webhooks/dropin"
    server.close()
    await server.wait_closed()


@pytest.fixture
def loaded(door, agent):
    """The door while a model is loaded."""
    app = Sanic.get_app("door")
    app.ctx.agent = agent
    yield door
    app.ctx.agent = None


async def knock(door, route, secret, body=FINE):
    headers = {"Authorization": f"Bearer {secret}"} if secret is not None else {}
    async with (
        ClientSession(headers=headers) as session,
        session.post(f"{door}/{route}", json=body) as response,
    ):
        return response.status, await response.text()


@at_the_door
@pytest.mark.parametrize("route", GUARDED)
@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], f"{SECRET}x", "ünïcode"])
async def test_nobody_enters_without_the_secret(door, route, secret):
    status, body = await knock(door, route, secret)

    assert status == 401
    assert SECRET not in body


@at_the_door
async def test_once_it_serves_the_graph_is_run_in_order(door, agent):
    from bot.assistant.runner import InOrderRunner  # noqa: PLC0415 - it imports all of Rasa

    assert isinstance(agent.processor.graph_runner, InOrderRunner)


@at_the_door
@pytest.mark.parametrize("route", GUARDED)
async def test_without_a_model_it_says_so_instead_of_nothing(door, route):
    status, body = await knock(door, route, SECRET)

    assert status == 503
    assert "cannot answer" in body


@at_the_door
async def test_every_way_in_but_health_is_among_the_guarded(door):
    paths = {route.path for route in Sanic.get_app("door").router.routes}

    assert paths == {"webhooks/dropin", *(f"webhooks/dropin/{route}" for route in GUARDED)}


@at_the_door
async def test_what_is_to_be_forgotten_is_forgotten_and_a_turn_of_it_under_way_too(loaded, memory):
    other, under_way = memory.init_tracker("c2"), memory.init_tracker("c1")
    for tracker in (other, under_way):
        await memory.save(tracker)

    status, body = await knock(loaded, "forget", SECRET, {"conversation": "c1"})
    await memory.save(under_way)

    assert (status, body) == (200, '{"status":"forgotten"}')
    assert await memory.keys() == ["c2"]


@at_the_door
@pytest.mark.parametrize("body", [{}, {"conversation": PERSONAL}, FINE])
async def test_only_one_conversation_can_be_named_to_be_forgotten(loaded, body):
    status, answer = await knock(loaded, "forget", SECRET, body)

    assert status == 400
    assert PERSONAL not in answer


@at_the_door
async def test_health_needs_no_secret(door):
    async with ClientSession() as session, session.get(f"{door}/") as response:
        assert (response.status, await response.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[]",
        b"null",
        b'"Callum from Bletchley"',
        b'{"text": "Callum from Bletchley"}',
        b'{"conversation": "c1"}',
        b'{"conversation": "c1", "text": ""}',
        b'{"conversation": "c1", "text": 7}',
        b'{"conversation": "", "text": "Callum from Bletchley"}',
        b'{"conversation": "Callum from Bletchley", "text": "hello"}',
        b'{"conversation": "c1", "text": "hello", "payload": "Callum from Bletchley"}',
        b'{"conversation": "c1", "text": "hello", "payload": "/restart"}',
        b'{"conversation": "c1", "text": "hello", "payload": "a/b/c"}',
        b'{"conversation": "c1", "text": "hello", "metadata": "Callum from Bletchley"}',
        b'{"conversation": "' + b"c" * 65 + b'", "text": "Callum from Bletchley"}',
        b'{"conversation": "c1", "text": "' + b"Callum from Bletchley " * 200 + b'"}',
    ],
)
def test_a_bad_body_is_refused_without_being_repeated(body):
    with pytest.raises(BadRequest) as refused:
        checked(body, TurnRequest)

    assert "Callum" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_the_fields_at_fault_are_named():
    with pytest.raises(BadRequest, match=r"text, conversation"):
        checked(b"{}", TurnRequest)


def test_the_longest_message_is_taken():
    text = "x" * MOST_CHARACTERS

    assert checked(b'{"text": "' + text.encode() + b'"}', ReadRequest).text == text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("/restart", "restart"),
        ("  /restart", "restart"),
        ("//restart", "restart"),
        ("\n\t/ /session_start", "session_start"),
        ('/grooming{"relation":"x"}', 'grooming{"relation":"x"}'),
        ("/", "?"),
        ("and/or", "and/or"),
    ],
)
def test_a_leading_slash_commands_nothing(text, safe):
    assert ReadRequest(text=text).safe_text() == safe
