"""The way in: unsigned is refused, signed is thanked at once, and never a 404."""

import pytest
from aiohttp import ClientSession
from pydantic import ValidationError

from bot.public.forum import site
from bot.settings import Settings
from tests.forum.world import SAFE, Process, settings_for

QUESTION = "which parental controls are good for a first phone"


@pytest.fixture
async def browser():
    async with ClientSession() as session:
        yield session


async def test_an_unsigned_or_wrongly_signed_request_is_refused_and_leaves_nothing(world, browser):
    for signature in ("", "sha256=0000"):
        headers = {"X-Discourse-Event-Signature": signature, "X-Discourse-Event": "post_created"}
        async with browser.post(world.process.hook_url, data=b"{}", headers=headers) as answer:
            assert answer.status == 401
    assert await world.decisions() == []


async def test_a_captured_request_that_comes_again_changes_nothing(world):
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()
    world.clock.tick(days=20)
    await world.forum.hooks.redeliver()
    await world.work()

    assert len(world.forum.replies()) == 1


async def test_events_about_something_else_are_thanked(world):
    post = await world.forum.topic("anna", "First phone", QUESTION)
    statuses = [
        (await world.forum.hooks.emit(event, post))[0]
        for event in ("topic_edited", "user_created", "post_liked", "ping")
    ]
    assert statuses == [200] * 4


async def test_a_platform_that_is_not_configured_is_told_to_come_again(world, browser):
    url = world.process.server.make_url("/forum/nodebb/webhook")
    async with browser.post(url, data=b"{}") as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (503, "60")


@pytest.fixture
async def cut_off(world, free_port):
    """Another of our processes, whose database cannot be reached."""
    nowhere = f"postgresql://somebody@127.0.0.1:{free_port}/nothing"
    process = Process(settings_for(world.forum.url, nowhere, world.assistant.url), world.clock)
    await process.open()
    yield process
    await process.close()


async def test_while_the_database_is_away_the_forum_is_asked_to_send_again(world, cut_off):
    here, world.forum.hooks.url = world.forum.hooks.url, cut_off.hook_url
    await world.forum.topic("anna", "First phone", QUESTION)
    assert set(world.forum.hooks.answers[1:]) == {503}
    assert len(world.forum.hooks.answers) == 6  # it tried four times more

    world.forum.hooks.url = here
    await world.forum.hooks.redeliver()
    await world.work()
    assert len(world.forum.replies()) == 1


async def test_a_giant_request_is_refused_unread(world, browser):
    big = b"x" * (site.LARGEST_EVENT + 1)
    async with browser.post(world.process.hook_url, data=big) as answer:
        assert answer.status == 413


MISSING = ["forum_webhook_secret", "forum_api_key", "forum_url", "forum_user", "forum_chat_url"]


@pytest.mark.parametrize("name", MISSING)
def test_a_platform_without_what_it_needs_refuses_to_start(name):
    with pytest.raises(ValidationError, match=f"DROPIN_{name.upper()}"):
        settings_for("http://forum", "sqlite:///x", "http://a", without=name)


def test_a_short_secret_is_as_good_as_none():
    with pytest.raises(ValidationError, match="WEBHOOK_SECRET"):
        settings_for("http://forum", "sqlite:///x", "http://a", forum_webhook_secret="short")


@pytest.mark.parametrize("name", ["forum_url", "forum_chat_url"])
def test_in_production_neither_the_key_nor_the_link_travels_in_clear(name):
    secrets = {"assistant_secret": "s" * 32, "console_secret": "c" * 32, "env": "production"}
    safe = {"forum_url": "https://f", "forum_chat_url": "https://c"}

    def start(**addresses):
        return Settings(**{**ordinary, **secrets, **safe, **addresses})

    ordinary = settings_for("https://f", "sqlite:///x", "http://a").model_dump(by_alias=True)
    assert start().env == "production"
    with pytest.raises(ValidationError, match=f"DROPIN_{name.upper()} must begin with https"):
        start(**{name: "http://x"})


def test_without_a_platform_nothing_is_needed():
    assert Settings(**SAFE).forum_platform == ""
