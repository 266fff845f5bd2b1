"""What somebody may try who means harm: nothing comes of it, or no more than of an honest post."""

import hmac
import json

import pytest
from aiohttp import ClientSession

from bot.public.forum.adapters import discourse, generic
from bot.public.forum.adapters.adapter import Account
from bot.public.forum.adapters.discourse_payload import sign
from bot.public.forum.errors import BadBody, NotSigned
from examples.fake_forum.forum import SECRET
from examples.fake_forum.payloads import hook_payload

QUESTION = "which parental controls are good for a first phone"
THREAT = "someone wants money from my son"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def send(world):
    """Posts a body to the webhook as anybody on the network can; the answer's status."""

    async def send(body: bytes, signature: str, event: str = "post_created") -> int:
        headers = {
            "X-Discourse-Event": event,
            "X-Discourse-Event-Type": "post",
            "X-Discourse-Event-Signature": signature,
        }
        async with (
            ClientSession() as session,
            session.post(world.process.hook_url, data=body, headers=headers) as answer,
        ):
            return answer.status

    return send


async def body_of(world, raw=THREAT, **changed) -> bytes:
    """A post the forum never sent."""
    url, world.forum.hooks.url = world.forum.hooks.url, ""
    post = await world.forum.topic("mallory", "Help", raw)
    world.forum.hooks.url = url
    return json.dumps({"post": {**hook_payload(post), **changed}}).encode()


async def test_every_wrong_signature_is_refused_alike(world, send):
    body = await body_of(world)
    good = sign(SECRET.encode(), body)
    wrong = [
        *("", "sha256=", good.upper(), good.removeprefix("sha256="), good[:-1], good + "0"),
        *(good.replace("sha256", "sha1"), sign(b"", body), sign(SECRET.encode(), body + b" ")),
    ]
    assert {await send(body, signature) for signature in wrong} == {401}
    assert await world.decisions() == []


@pytest.mark.parametrize("platform", [discourse, generic])
async def test_signatures_are_compared_in_constant_time(platform, monkeypatch, clock):
    compared = []

    def compare(given, good):
        compared.append((given, good))
        return False

    monkeypatch.setattr(hmac, "compare_digest", compare)
    async with ClientSession() as session:
        account = Account("https://forum.example", "helper", "mods", b"s" * 16, "k" * 16)
        adapter = platform.adapter(account, session)
        with pytest.raises(NotSigned):
            adapter.read({}, b"{}", clock.now)
    [(given, good)] = compared
    assert isinstance(given, bytes)
    assert isinstance(good, bytes)


async def test_a_captured_request_leads_to_nothing_new_after_edit_deletion_or_days(world, send):
    post = await world.forum.topic("anna", "Help", THREAT)
    await world.work()
    captured = json.dumps({"post": world.forum.hooks.sent[1][1]}, separators=(",", ":")).encode()
    signature = sign(SECRET.encode(), captured)
    before = len(world.forum.state.messages())
    await world.forum.edit(post, "all is well again, thank you")
    await world.forum.destroy(post)
    for days in (0, 2, 30):
        world.clock.tick(days=days)
        await world.part._forget()
        assert await send(captured, signature) == 200
        await world.work()

    assert len(world.forum.state.messages()) == before
    assert all(seen.text == "" for seen in await world.decisions())


async def test_a_deletion_without_a_signature_deletes_nothing(world, send):
    await world.forum.topic("anna", "Help", THREAT)
    body = json.dumps({"post": world.forum.hooks.sent[1][1]}).encode()
    assert await send(body, "sha256=0", "post_destroyed") == 401
    await world.work()

    assert len(world.forum.messages_to("anna")) == 1


async def test_a_captured_post_sent_again_as_a_deletion_deletes_nothing(world, send):
    """What happened is named in a header, and the signature is over the body alone."""
    await world.forum.topic("anna", "Help", THREAT)
    captured = json.dumps({"post": world.forum.hooks.sent[1][1]}).encode()
    assert await send(captured, sign(SECRET.encode(), captured), "post_destroyed") == 200
    await world.work()

    assert (await world.last()).text == THREAT
    assert len(world.forum.messages_to("anna")) == 1


async def test_a_deletion_that_cannot_be_confirmed_is_neither_believed_nor_lost(world):
    post = await world.forum.topic("anna", "Help", THREAT)
    world.forum.faults.choose_read = lambda: "broken"
    await world.forum.destroy(post)
    assert world.forum.hooks.answers[-1] == 503
    assert (await world.last()).text == THREAT

    world.forum.faults.choose_read = lambda: None
    assert await world.forum.hooks.redeliver() == 200
    assert (await world.last()).text == ""


@pytest.mark.parametrize(
    "author",
    [
        {"username": "system"},
        {"username": "kitchen_helper", "name": "Kitchen Helper"},
        {"username": "moderators", "name": "The moderators", "user_title": "Moderator"},
    ],
)
async def test_a_borrowed_name_makes_nobody_staff_or_us(world, send, author):
    body = await body_of(world, **author)
    assert await send(body, sign(SECRET.encode(), body)) == 200
    await world.work()

    assert (await world.decisions())[0].outcome == "risk"


async def test_two_bots_that_answer_each_other_soon_fall_silent(world):
    """The other one has a member's id, is on no list, and calls us in every post."""
    post = await world.forum.topic("echo", "Hello", f"@kitchen_helper {QUESTION}")
    for round_ in range(30):
        await world.work()
        words = world.forum.replies()[-1].raw if world.forum.replies() else QUESTION
        await world.forum.reply("echo", post, f"@kitchen_helper {round_}: {words}\n\n{QUESTION}")
        if round_ % 3 == 0:
            await world.forum.message(
                "echo", "kitchen_helper", f"and in private {round_}: {THREAT}"
            )

    assert len(world.forum.replies()) == 1
    assert len(world.forum.messages_to("echo")) == 1


async def test_somebody_who_cries_wolf_is_written_to_once_a_day(world):
    for number in range(20):
        await world.forum.topic("wolf", f"Help {number}", f"{THREAT} {number}")
    await world.work()

    assert len(world.forum.messages_to("wolf")) == 1


async def test_markup_in_a_name_a_title_or_a_text_is_shown_as_text(world, send):
    body = await body_of(
        world, f"{QUESTION} {SCRIPT}", username=SCRIPT, name=SCRIPT, topic_title=SCRIPT
    )
    assert await send(body, sign(SECRET.encode(), body)) == 200
    await world.work()

    seen = (await world.decisions())[0]
    assert seen.outcome == "answered"
    assert "<" not in seen.title + seen.text + seen.url
    assert all(SCRIPT not in post.raw for post in world.forum.replies())


NESTED = b'{"post": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@pytest.mark.parametrize(
    "body",
    [NESTED, b"\xff\xfe", b"", b"null", b'{"post": null}', b'{"post": {"id": 1e999}}'],
    ids=len,
)
async def test_a_signed_body_made_to_break_us_is_answered_and_leaves_nothing(world, send, body):
    assert await send(body, sign(SECRET.encode(), body)) == 400
    assert await world.decisions() == []


def post_by(name, text, clock):
    """A post as the generic contract has it."""
    return {
        "id": "1",
        "version": "1",
        "board": "b",
        "topic": "1",
        "number": 1,
        "title": "",
        "url": "https://forum.example/1",
        "posted_at": clock.now.isoformat(),
        "private": False,
        "author": {"id": "m", "name": name, "role": "member"},
        "text": text,
    }


async def test_half_a_character_does_not_hide_a_post(world, clock):
    event = post_by("\udc00", f"\ud800 {THREAT}", clock)
    assert [
        post.text for post in generic._readable([{"event": "post.created", "post": event}])
    ] == []
    body = json.dumps({"event": "post.created", "post": event}).encode()
    [post] = generic._posts([generic.decoded(body)])
    assert post.text == f"\ufffd {THREAT}"


@pytest.mark.parametrize(
    "changed",
    [
        {"board": "a\x00b"},
        {"url": "javascript:alert(1)"},
        {"url": "https://a.example/\n\nring 0900 now"},
        {"url": 'https://a.example/"onclick="x'},
        {"author": {"id": "\x00", "name": "x", "role": "member"}},
        {"author": {"id": "x", "name": "x", "role": "admin"}},
    ],
)
def test_odd_values_in_a_signed_event_are_refused(changed, clock):
    post = post_by("anna", "x", clock)
    assert generic._posts([{"event": "post.created", "post": post}])
    with pytest.raises(BadBody):
        generic._posts([{"event": "post.created", "post": {**post, **changed}}])
