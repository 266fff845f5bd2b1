"""What a forum sends that speaks our contract: each recorded shape, signed with its moment."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.public.forum.adapters.adapter import Account
from bot.public.forum.adapters.generic import adapter
from bot.public.forum.adapters.generic_payload import sign
from bot.public.forum.errors import NotSigned
from tests.forum.test_contract import valid

CASES = sorted((Path(__file__).parent / "fixtures/generic").glob("*.json"))
SECRET, NOW = b"a-secret-for-testing-only", datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
MOMENT = str(int(NOW.timestamp()))
EXPECTED = {
    "post_created__first_post": ("created", "member", False),
    "post_created__private": ("created", "member", True),
    "post_created__staff": ("created", "staff", False),
    "post_created__other_bot": ("created", "bot", False),
    "post_created__more_keys_than_we_know": ("created", "member", False),
    "post_edited__words_changed": ("edited", "member", False),
    "post_recovered__by_staff": ("recovered", "member", False),
    "post_deleted__by_author": ("deleted", "member", False),
}


@pytest.fixture
async def generic():
    async with ClientSession() as session:
        yield adapter(Account("https://forum.example", "helper", "", SECRET, "k" * 20), session)


def request(path: Path, moment: str = MOMENT, secret: bytes = SECRET):
    body = path.read_bytes()
    signature = sign(secret, moment, body)
    return {"X-Dropin-Timestamp": moment, "X-Dropin-Signature": signature}, body


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_recorded_event_is_as_agreed_read_when_signed_and_refused_when_not(generic, path):
    headers, body = request(path)
    assert valid("Event", json.loads(body))
    assert len(generic.read(headers, body, NOW)) == (0 if path.stem.startswith("ping") else 1)

    later = {**headers, "X-Dropin-Timestamp": str(int(MOMENT) + 1)}
    for wrong in (request(path, secret=b"another")[0], {}, request(path, "1")[0], later):
        with pytest.raises(NotSigned):
            generic.read(wrong, body, NOW)
    with pytest.raises(NotSigned):
        generic.read(headers, body + b" ", NOW)


@pytest.mark.parametrize("name", EXPECTED)
def test_an_event_is_read_whole(generic, name):
    path = next(path for path in CASES if path.stem == name)
    [post] = generic.read(*request(path), NOW)
    assert (post.kind, post.role, post.private) == EXPECTED[name]
    assert (post.platform, post.board, post.posted_at) == ("generic", "teenagers", NOW)
