"""What is forgotten, and when: nothing of a post outlives its days or its deletion."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.content.boards import ForumFile
from bot.content.files import ContentError
from bot.desk.forum.acts import TOO_OLD
from bot.desk.keeper import Keeper
from bot.desk.tables.forum import ForumPostRow
from bot.settings import ROOT

QUESTION = "which parental controls are good for a first phone"
THREAT = "someone wants money from my son"
ON_TRIAL = 10  # where each reply waits for an officer's yes


async def rows_of(world, post) -> list[ForumPostRow]:
    query = select(ForumPostRow).where(ForumPostRow.post_id == str(post.id))
    async with world.process.desk.database.read() as session:
        return list(await session.scalars(query))


async def is_forgotten(world, post) -> bool:
    """Whether nothing is left by which the post's words or its author could be told."""
    rows = await rows_of(world, post)
    left = [(r.title, r.text, r.text_hash, r.author_id, r.url, r.reading) for r in rows]
    return bool(rows) and all(words == ("", "", "", "", "", None) for words in left)


async def only_act(world):
    """The one act of the first post that came in."""
    [act] = (await world.decisions())[0].acts
    return act


async def test_a_yes_that_comes_after_the_words_are_gone_sends_nothing(any_world):
    world = any_world
    await world.forum.topic("anna", "First phone", QUESTION, board=ON_TRIAL)
    await world.work()
    [waiting] = await world.desk.console.awaiting()
    world.clock.tick(days=15)
    await world.part._forget()

    assert not await world.desk.console.approve(waiting.id, by="officer-1")
    await world.work()
    assert (world.forum.replies(), await world.desk.console.awaiting()) == ([], [])
    act = await world.desk.console.find(waiting.id)
    assert (act.state, act.why, act.text) == ("cancelled", TOO_OLD, "")


async def test_what_could_not_be_delivered_is_not_tried_again_without_its_words(world):
    world.forum.faults.coming.append("refused")
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()
    [act] = await world.desk.console.undelivered()
    world.clock.tick(days=15)
    await world.part._forget()

    assert not await world.desk.console.try_again(act.id, by="officer-1")
    await world.work()
    assert (world.forum.replies(), await world.desk.console.undelivered()) == ([], [])


async def test_what_still_waits_to_be_sent_is_cancelled_before_its_words_go(world):
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.part.engine.step()
    world.clock.tick(days=15)
    await world.part._forget()
    await world.work()

    assert world.forum.replies() == []
    assert (await only_act(world)).state == "cancelled"


async def test_a_yes_that_comes_in_time_is_sent_with_its_words(world):
    await world.forum.topic("anna", "First phone", QUESTION, board=ON_TRIAL)
    await world.work()
    [waiting] = await world.desk.console.awaiting()
    world.clock.tick(days=13)
    await world.part._forget()

    assert await world.desk.console.approve(waiting.id, by="officer-1")
    await world.work()
    assert [reply.raw for reply in world.forum.replies()] == [waiting.text]


async def test_a_reply_can_still_be_taken_back_when_its_words_are_gone(world):
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()
    [reply] = world.forum.replies()
    ours, world.forum.api_key = world.forum.api_key, "another-key-than-ours"
    await world.desk.console.withdraw((await only_act(world)).id, by="officer-1")
    await world.work()
    world.forum.api_key = ours
    world.clock.tick(days=15)
    await world.part._forget()

    [removal] = await world.desk.console.undelivered()
    assert await world.desk.console.try_again(removal.id, by="officer-1")
    await world.work()
    assert reply.deleted_at is not None


async def test_nothing_is_kept_longer_than_its_days_though_the_sweep_comes_by_the_hour(world):
    post = await world.forum.topic("anna", "Help", THREAT)
    await world.work()
    world.clock.now += timedelta(days=14, minutes=-59)
    await world.part._forget()

    assert await is_forgotten(world, post)


def test_no_file_can_ask_for_more_days_than_the_contract_promises(tmp_path):
    contract = (ROOT / "docs/forum-contract.md").read_text(encoding="utf-8")
    assert "for 14 days at most" in contract
    (tmp_path / "forum.yml").write_text("keep_days: 15\n")
    with pytest.raises(ContentError, match="keep_days"):
        ForumFile.load(tmp_path / "forum.yml")


async def test_a_deletion_leaves_nothing_of_words_or_author(any_world):
    world = any_world
    post = await world.forum.topic("anna", "Help", THREAT)
    await world.forum.edit(post, f"{THREAT}, please help")
    await world.work()
    await world.forum.destroy(post)

    assert await is_forgotten(world, post)
    acts = [act for seen in await world.decisions() for act in seen.acts]
    assert {(act.title, act.text) for act in acts} == {("", "")}


async def test_moderators_are_told_where_to_look_at_a_deleted_post_and_then_it_is_forgotten(world):
    post = await world.forum.topic("anna", "Help", THREAT)
    await world.part.engine.step()
    await world.forum.destroy(post)
    [kept] = await rows_of(world, post)
    assert (kept.author_id, kept.reading) == ("", None)
    assert f"/t/help/{post.topic.id}/1" in kept.url

    await world.work()
    [notice] = world.forum.messages_to("moderators")
    assert f"/t/help/{post.topic.id}/1" in notice.raw
    await world.part._forget()
    assert await is_forgotten(world, post)


async def test_danger_that_comes_back_into_sight_is_read_though_its_words_are_the_same(world):
    post = await world.forum.topic("anna", "Help", THREAT)
    post.topic.category = 99
    await world.forum.edit(post, f"{THREAT}!")
    await world.work()
    post.topic.category = 7
    await world.forum.edit(post, THREAT)
    await world.work()

    assert len(world.forum.messages_to("anna")) == 1


async def test_what_a_forum_sent_is_forgotten_though_it_is_no_longer_connected(world):
    post = await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()
    await world.part.close()
    keeper = Keeper(world.process.desk)

    world.clock.tick(days=13)
    await keeper.erase()
    assert not await is_forgotten(world, post)
    world.clock.tick(days=1)
    await keeper.erase()
    assert await is_forgotten(world, post)
