"""The generic contract, exercised by a second implementation that knows only the document."""

import ast
import asyncio
import hashlib
import hmac
import json
import re
import sys
import time
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator, RefResolver

from bot.desk.clock import utc_now
from bot.public.forum.adapters.generic_payload import sign
from bot.settings import ROOT
from examples import generic_forum
from examples.generic_forum import API_KEY, WEBHOOK_SECRET, Forum
from tests.forum.reader import Reader
from tests.forum.world import Process, settings_for

QUESTION = "which parental controls are good for a first phone"
THREAT = "someone wants money from my son"
DOCUMENT = (ROOT / "docs/forum-contract.md").read_text(encoding="utf-8")
OPENAPI = yaml.safe_load((ROOT / "docs/forum-contract.openapi.yml").read_text(encoding="utf-8"))


@pytest.fixture
async def forum():
    forum = Forum()
    yield forum
    await asyncio.to_thread(forum.close)


@pytest.fixture
async def process(forum, sqlite_url, tmp_path):
    assistant = Reader()
    await assistant.open()
    boards = tmp_path / "forum.yml"
    boards.write_text(
        "mode: live\nboards:\n  teenagers: {name: Teenagers, first_posts: true, public: answer}\n"
    )
    settings = settings_for(
        forum.url,
        sqlite_url,
        assistant.url,
        forum_platform="generic",
        forum_webhook_secret=WEBHOOK_SECRET,
        forum_api_key=API_KEY,
        forum_user="helper",
        forum_file=boards,
    )
    process = Process(settings, utc_now)
    await process.open()
    forum.hook = process.hook_url
    yield process
    await process.close()
    await assistant.close()


async def test_a_question_is_answered_and_a_threat_goes_private(forum, process):
    await asyncio.to_thread(forum.write, "anna", QUESTION, "First phone")
    await asyncio.to_thread(forum.write, "bea", THREAT, "Help")
    await process.work()

    assert [reply["post"] for reply in forum.replies.values()] == ["1"]
    assert [message["to"] for message in forum.messages] == ["m-bea"]
    assert "/from-forum#" in forum.messages[0]["text"]
    assert [notice["url"] for notice in forum.notices] == [f"{forum.url}/read/2"]


async def test_a_repeat_is_harmless_and_an_old_signature_is_refused(forum, process):
    await asyncio.to_thread(forum.write, "anna", QUESTION, "First phone")
    body = json.dumps(forum.events[0]).encode()
    now = int(time.time())
    wanted = {now: 200, now - 290: 200, now - 310: 401, now + 310: 401, 0: 401}
    for timestamp, status in wanted.items():
        assert await asyncio.to_thread(forum.send, body, timestamp) == status
    assert await asyncio.to_thread(forum.send, body, now, "another secret") == 401
    assert await asyncio.to_thread(forum.tell, "ping") == 200
    await process.work()

    assert len(forum.replies) == 1


@pytest.mark.parametrize(
    "wrong", [{"private": None}, {"id": ""}, {"id": "1\nX: y"}, {"number": 0}, {"url": "x"}]
)
async def test_a_signed_body_that_is_not_as_agreed_is_told_so(forum, process, wrong):
    post = {**await asyncio.to_thread(forum.write, "anna", QUESTION), **wrong}
    body = json.dumps({"event": "post.created", "post": post}).encode()
    assert await asyncio.to_thread(forum.send, body) == 400


async def test_a_call_repeated_under_its_key_is_done_once(forum, process):
    await asyncio.to_thread(forum.write, "anna", QUESTION, "First phone")
    await process.part.engine.step()
    act = await process.part.forum.outbox.next()
    first = await process.part.sender._tell(act)
    again = await process.part.sender._tell(act)

    assert first == again
    assert len(forum.replies) == 1


async def test_what_the_webhook_lost_is_fetched_edits_and_deletions_too(forum, process):
    await process.part.catch_up.run()
    forum.hook = ""
    anna = forum.write("anna", "what do you all cook", "Sundays")
    bea = forum.write("bea", THREAT, "Help")
    forum.edit(anna, THREAT)
    forum.delete(bea)
    await process.part.catch_up.run()
    await process.work()

    assert [message["to"] for message in forum.messages] == ["m-anna"]


async def test_staff_bots_private_posts_and_other_boards_lead_to_nothing(forum, process):
    author = {"id": "x", "name": "x", "role": "staff"}
    await asyncio.to_thread(forum.write, "x", THREAT, author=author)
    await asyncio.to_thread(forum.write, "x", THREAT, author={**author, "role": "bot"})
    us = {**author, "id": "bot-1", "role": "member"}
    await asyncio.to_thread(forum.write, "x", THREAT, author=us)
    await asyncio.to_thread(forum.write, "x", THREAT, private=True)
    await asyncio.to_thread(forum.write, "x", THREAT, board="elsewhere")
    await process.work()

    assert (forum.replies, forum.messages, forum.notices) == ({}, [], [])


async def test_a_reply_is_corrected_and_taken_away(forum, process):
    await asyncio.to_thread(forum.write, "anna", QUESTION, "First phone")
    await process.work()
    console = process.part.forum.console
    act = (await console.came_in())[0].acts[0]
    await console.correct(act.id, "Other words.", by="officer-1")
    await process.work()
    assert [reply["text"] for reply in forum.replies.values()] == ["Other words."]

    await console.withdraw(act.id, by="officer-1")
    await process.work()
    assert forum.replies == {}


def test_the_second_implementation_uses_nothing_of_ours():
    tree = ast.parse(Path(generic_forum.__file__).read_text(encoding="utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        )
    }
    assert imported <= sys.stdlib_module_names | {"__future__"}


def test_the_documents_example_signature_is_right():
    secret, stamp, body, shown = re.search(
        r"secret `([^`]+)`, timestamp `(\d+)`, body `([^`]+)` gives\s+`(v1=\w+)`", DOCUMENT
    ).groups()
    assert sign(secret.encode(), stamp, body.encode()) == shown
    by_hand = hmac.new(secret.encode(), f"v1:{stamp}:{body}".encode(), hashlib.sha256)
    assert shown == f"v1={by_hand.hexdigest()}"


def valid(schema: str, value) -> bool:
    validator = Draft202012Validator(
        OPENAPI["components"]["schemas"][schema], resolver=RefResolver("", OPENAPI)
    )
    return validator.is_valid(value)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_documents_example_and_the_forums_events_fit_the_schema(forum):
    example = json.loads(re.search(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)[1])
    forum.write("anna", QUESTION)
    assert valid("Event", example)
    assert valid("Event", forum.events[0])
    assert not valid("Event", {"event": "post.created", "post": {"id": 7}})


def test_the_document_and_the_schema_name_the_same_calls():
    table = set(re.findall(r"`(GET|POST|PUT|DELETE) (/[a-z]+(?:/\{id\})?)", DOCUMENT))
    described = {
        (method.upper(), path) for path, methods in OPENAPI["paths"].items() for method in methods
    }
    assert table == described


def test_the_contract_is_two_pages():
    assert len(DOCUMENT.split()) <= 1_250
