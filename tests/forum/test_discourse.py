"""What Discourse sends is believed only when it is signed, and read as the engine wants it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.public.forum.adapters.adapter import Account
from bot.public.forum.adapters.discourse import adapter
from bot.public.forum.adapters.discourse_payload import sign
from bot.public.forum.errors import BadBody, NotSigned

CASES = sorted((Path(__file__).parent / "fixtures/discourse").glob("*.json"))
SECRET = b"my_lovely_secret_for_web_hook"
NOW = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
GOLDEN = "sha256=162f107f6b5022353274eb1a7197885cfd35744d8d08e5bcea025d309386b7d6"


@pytest.fixture
async def discourse():
    async with ClientSession() as session:
        account = Account("https://forum.example", "helper", "moderators", SECRET, "k" * 20)
        yield adapter(account, session)


def request(path: Path, secret: bytes = SECRET):
    body = json.dumps(json.loads(path.read_text(encoding="utf-8"))).encode()
    event = path.stem.split("__")[0]
    kind = event.split("_")[0]
    return {
        "X-Discourse-Event": event,
        "X-Discourse-Event-Type": kind,
        "X-Discourse-Event-Signature": sign(secret, body),
    }, body


def read(discourse, name):
    path = next(path for path in CASES if path.stem == name)
    return discourse.read(*request(path), NOW)


def test_the_signature_is_discourses_own():
    assert sign(SECRET, b'{"ping":"OK"}') == GOLDEN


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_recorded_payload_is_read_when_signed_and_refused_when_not(discourse, path):
    headers, body = request(path)
    posts = discourse.read(headers, body, NOW)
    assert len(posts) == (0 if path.stem.startswith("ping") else 1)

    for signature in ("", "sha256=", sign(b"another secret", body), "sha256=é\udcff"):
        with pytest.raises(NotSigned):
            discourse.read({**headers, "X-Discourse-Event-Signature": signature}, body, NOW)
    with pytest.raises(NotSigned):
        discourse.read(headers, body + b" ", NOW)


PUBLIC = {
    "post_created__first_post": ("created", 1, "member"),
    "post_created__reply": ("created", 2, "member"),
    "post_created__other_bot": ("created", 1, "bot"),
    "post_created__staff": ("created", 1, "staff"),
    "post_edited__words_changed": ("edited", 1, "member"),
    "post_recovered__by_staff": ("recovered", 1, "member"),
}


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_post_is_read_whole(discourse, name):
    [post] = read(discourse, name)

    assert (post.kind, post.number, post.role) == PUBLIC[name]
    assert (post.platform, post.board, post.private, post.hidden) == (
        "discourse",
        "7",
        False,
        False,
    )
    assert post.url == f"https://forum.example/t/a-first-phone/1/{post.number}"
    assert post.posted_at == NOW


@pytest.mark.parametrize("name", ["post_created__whisper", "post_created__private_message"])
def test_what_not_everybody_may_read_is_private(discourse, name):
    assert read(discourse, name)[0].private


def test_a_post_that_does_not_say_where_it_stands_counts_as_private(discourse):
    headers, _ = request(CASES[0])
    content = json.loads(next(p for p in CASES if "first_post" in p.stem).read_text())
    del content["post"]["topic_archetype"]
    body = json.dumps(content).encode()
    headers = {
        "X-Discourse-Event": "post_created",
        "X-Discourse-Event-Type": "post",
        "X-Discourse-Event-Signature": sign(SECRET, body),
    }
    assert discourse.read(headers, body, NOW)[0].private


def test_versions_tell_an_edit_and_a_deletion_apart_from_a_repeat(discourse):
    first = read(discourse, "post_created__first_post")[0]
    versions = {
        read(discourse, name)[0].version
        for name in ("post_edited__words_changed", "post_destroyed__by_author")
    } | {first.version, read(discourse, "post_created__first_post")[0].version}

    assert len(versions) == 3
    assert max(map(len, versions)) <= 64


@pytest.mark.parametrize(
    "body", [b"{}", b"[]", b"not json", b'{"post": {"id": 1}}', b'{"post": 7}']
)
def test_a_signed_body_that_is_no_post_is_told_without_its_content(discourse, body):
    headers = {
        "X-Discourse-Event": "post_created",
        "X-Discourse-Event-Type": "post",
        "X-Discourse-Event-Signature": sign(SECRET, body),
    }
    with pytest.raises(BadBody) as raised:
        discourse.read(headers, body, NOW)
    assert raised.value.args[0].isidentifier()
