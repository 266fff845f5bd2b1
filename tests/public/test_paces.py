"""A conversation has one pace over all its connections, and no old one is remembered."""

import pytest

from bot.public import keys, limits, words
from bot.public.limits import FRAMES, SAYS, SAYS_SECONDS, SENT_ONCE, Paces


@pytest.fixture
def now(site, monkeypatch):
    """The paces' clock in seconds, which only the test moves."""
    now = [0.0]
    monkeypatch.setattr(site.app[keys.PACES], "_now", lambda: now[0])
    return now


@pytest.fixture
def poll(site, browser):
    """One request to /poll; its answers."""

    async def poll(token, *frames):
        first = {"type": "hello", "resume": token, "last_seq": 1000}
        body = {"v": 1, "frames": [{"v": 1, **frame} for frame in (first, *frames)]}
        async with browser.post(site.make_url("/poll"), json=body) as answer:
            assert answer.status == 200
            return (await answer.json())["frames"]

    return poll


def say(client_id):
    return {"type": "say", "client_id": client_id, "text": "help"}


def refused_in(frames):
    return [f for f in frames if f["type"] == "error"]


def taken_in(frames):
    return [f["client_id"] for f in frames if f["type"] == "ack"]


async def test_a_parent_who_polls_is_slowed_down_and_nothing_is_lost(poll, now):
    begun = await poll(None, say("opening-" + "c" * 32))
    token = next(f["token"] for f in begun if "token" in f)
    ids = [f"m{n}" for n in range(2 * SAYS)]
    told = [f for n in range(4) for f in await poll(token, *map(say, ids[10 * n : 10 * n + 10]))]

    refused = refused_in(told)
    assert taken_in(told) == ids[: SAYS - 1]  # the opening was the first
    assert [f["client_id"] for f in refused] == ids[SAYS - 1 :]
    for error in refused:
        assert (error["code"], error["text"]) == ("slow_down", words.ERRORS["slow_down"])
        assert error["retry_after"] == SAYS_SECONDS

    now[0] += SAYS_SECONDS
    again = ids[SAYS - 1 : SAYS + 5]
    assert taken_in(await poll(token, *map(say, again))) == again


async def test_an_opening_that_is_repeated_is_slowed_down_too(poll, now):
    opening = say("opening-" + "c" * 32)
    told = [f for _ in range(SAYS + 5) for f in await poll(None, opening)]

    assert len(taken_in(told)) == SAYS
    assert [f["code"] for f in refused_in(told)] == ["slow_down"] * 5


async def test_socket_and_poll_share_one_pace(widget, poll, now):
    for n in range(SAYS):
        await widget.said(f"m{n}")

    [error] = refused_in(await poll(widget.token, say("one-more")))
    assert (error["code"], error["client_id"]) == ("slow_down", "one-more")
    back = await widget.back()
    await back.say("and over a new socket")
    assert (await back.next("error"))["code"] == "slow_down"
    await back.leave()


async def test_what_is_not_said_has_one_pace_too(poll, now):
    begun = await poll(None, say("opening-" + "c" * 32))
    token = next(f["token"] for f in begun if "token" in f)
    typing = [{"type": "typing"}] * (FRAMES // 4)
    told = [f for _ in range(5) for f in await poll(token, *typing)]

    assert [f["code"] for f in refused_in(told)] == ["slow_down"] * (FRAMES // 4)


@pytest.mark.parametrize("kind", sorted(SENT_ONCE))
async def test_what_the_widget_sends_only_once_is_not_kept_out_by_the_rest(kind, poll, now):
    begun = await poll(None, say("opening-" + "c" * 32))
    token = next(f["token"] for f in begun if "token" in f)
    for _ in range(5):
        await poll(token, *[{"type": "typing"}] * (FRAMES // 4))

    assert refused_in(await poll(token, {"type": kind})) == []


async def test_but_it_has_its_own_bound(poll, now):
    begun = await poll(None, say("opening-" + "c" * 32))
    token = next(f["token"] for f in begun if "token" in f)
    leaving = [{"type": "leave_clinic"}] * (FRAMES // 4)
    told = [f for _ in range(5) for f in await poll(token, *leaving)]

    assert [f["code"] for f in refused_in(told)] == ["slow_down"] * (FRAMES // 4)


async def test_one_conversation_does_not_slow_another(widget, poll, now):
    for n in range(SAYS):
        await widget.said(f"m{n}")

    assert taken_in(await poll(None, say("opening-" + "d" * 32)))


def test_a_pace_is_kept_while_it_counts_and_then_forgotten():
    now = [0.0]
    paces = Paces(lambda: now[0])
    for n in range(100):
        assert paces.of(str(n)).says.wait() == 0
    now[0] = SAYS_SECONDS - 1
    assert paces.of("7") is paces.of("7")
    assert len(paces._used) == 100
    now[0] = SAYS_SECONDS
    paces.of("another")

    assert set(paces._used) == {"7", "another"}


def test_there_are_never_more_than_so_many(monkeypatch):
    monkeypatch.setattr(limits, "MOST", 3)
    paces = Paces(lambda: 0.0)
    for name in "abcadef":
        paces.of(name)

    assert list(paces._used) == ["d", "e", "f"]
