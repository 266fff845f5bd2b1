"""The way from the forum into the private chat: once, by a press, and nobody can be told apart."""

import asyncio

import pytest
from aiohttp import ClientSession
from sqlalchemy import inspect, select

from bot.desk.forum.links import add_link
from bot.desk.tables import Base, ConversationRow
from bot.desk.tables.forum import ForumLinkRow
from bot.public.assets.shelf import STATIC

THREAT = "someone wants money from my son"
MINE, ANOTHERS = "m" * 48, "a" * 48


@pytest.fixture
async def browser():
    async with ClientSession() as session:
        yield session


@pytest.fixture
async def token(world) -> str:
    await world.forum.topic("anna", "Help", THREAT)
    await world.work()
    return world.forum.messages_to("anna")[0].raw.split("/from-forum#")[1].split()[0]


@pytest.fixture
def press(world, browser):
    """What the page does when the parent presses."""

    async def press(link, opening=MINE):
        url = world.process.server.make_url("/from-forum/open")
        async with browser.post(url, json={"link": link, "opening": opening}) as answer:
            return answer.status, await answer.json()

    return press


async def test_it_opens_a_conversation_with_its_topic_and_no_name(world, token, press):
    status, opened = await press(token)

    desk = world.process.desk
    conversation = await desk.conversations.by_token(opened["token"])
    assert (status, conversation.source, conversation.topic) == (200, "forum", "sextortion")
    [welcome] = await desk.messages.since(conversation.id, 0)
    assert (welcome.author, len(welcome.buttons)) == ("system", 3)
    assert "999" in welcome.text
    assert {button["payload"].split("/")[0] for button in welcome.buttons} == {"sextortion"}


async def test_it_opens_once(token, press):
    assert (await press(token))[0] == 200
    assert await press(token, ANOTHERS) == (410, {"error": "used"})


async def test_of_many_who_press_at_once_one_gets_in(any_world):
    links = any_world.desk.links
    async with any_world.process.desk.database.begin() as session:
        token = await add_link(session, "grooming", any_world.clock.now.date())

    got_in = await asyncio.gather(*(links.redeem(token, str(n) * 40) for n in range(10)))

    assert [topic for topic in got_in if topic] == ["grooming"]


async def test_when_the_answer_was_lost_the_same_page_may_press_again(world, token, press):
    _, first = await press(token)
    status, second = await press(token)

    assert status == 200
    found = world.process.desk.conversations
    assert await found.by_token(first["token"]) is None
    again = await found.by_token(second["token"])
    assert len(await world.process.desk.messages.since(again.id, 0)) == 1


async def test_it_is_too_old_after_its_days(world, token, press):
    world.clock.tick(days=4)
    assert (await press(token))[0] == 410
    await world.part._forget()
    async with world.process.desk.database.read() as session:
        assert (await session.scalars(select(ForumLinkRow))).all() == []


@pytest.mark.parametrize("link", ["", "x" * 32, "x" * 500, 7, None])
async def test_what_is_no_link_opens_nothing(press, link):
    assert (await press(link))[0] in (400, 410)


async def test_looking_at_the_page_uses_nothing_up(world, token, browser, press):
    assert "onclick" in (STATIC / "forum/open.js").read_text()  # only a press redeems
    for method in ("get", "head"):
        url = world.process.server.make_url("/from-forum/open")
        async with getattr(browser, method)(url) as answer:
            assert answer.status == 405
    assert (await press(token))[0] == 200


def test_no_table_of_the_forum_points_at_a_conversation_nor_a_link_at_a_post():
    for table in Base.metadata.tables.values():
        if not table.name.startswith("forum_"):
            continue
        assert not any("conversation" in column.name for column in table.columns)
        assert not any(key.column.table.name == "conversations" for key in table.foreign_keys)
    columns = {column.name for column in inspect(ForumLinkRow).columns}
    assert columns == {"token_hash", "topic", "last_day", "opening_hash"}


async def test_nothing_a_link_keeps_is_found_in_the_conversation_it_opened(world, token, press):
    await press(token)
    async with world.process.desk.database.read() as session:
        link = (await session.scalars(select(ForumLinkRow))).one()
        conversation = (await session.scalars(select(ConversationRow))).one()
    kept = {link.token_hash, link.opening_hash}
    assert conversation.opening_hash is not None
    assert not any(str(secret) in str(vars(conversation)) for secret in kept)


async def test_the_token_is_nowhere_in_the_database_once_it_was_sent(world, token):
    async with world.process.desk.database.read() as session:
        for table in Base.metadata.sorted_tables:
            rows = (await session.execute(select(table))).all()
            assert token not in str(rows), table.name
