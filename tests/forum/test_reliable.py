"""Outages on either side lose nothing and double nothing."""

from bot.desk.forum import outbox
from tests.forum.world import Process

QUESTION = "which parental controls are good for a first phone"
THREAT = "someone wants money from my son"


async def test_a_post_nobody_can_see_any_more_is_not_answered_and_forgotten(world):
    post = await world.forum.topic("anna", "First phone", QUESTION)
    await world.part.engine.step()
    post.topic.archetype = "private_message"
    await world.work()

    assert world.forum.replies() == []
    seen = (await world.decisions())[0]
    assert (seen.acts[0].state, seen.text) == ("cancelled", "")


async def test_when_our_key_is_refused_an_officer_sees_it(world):
    await world.part.adapter.me()
    await world.forum.topic("anna", "First phone", QUESTION)
    world.forum.api_key = "another-key-than-ours"
    await world.work()

    assert [act.why for act in await world.desk.console.undelivered()] == ["status 403"]


async def test_an_invitation_is_not_taken_for_the_route_that_came_after_it(world):
    post = await world.forum.topic("anna", "Game", "a stranger messages my child in a game")
    await world.work()
    world.forum.faults.coming.append("lost_before")
    await world.forum.edit(post, THREAT)
    await world.work_to_the_end()

    invitation, route = world.forum.messages_to("anna")
    assert invitation.topic.title != route.topic.title
    assert "101" in route.raw


async def test_while_the_assistant_is_away_posts_wait(world):
    await world.assistant.close()
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()
    assert await world.desk.inbox.waiting() == 1

    await world.assistant.open()
    world.clock.tick(seconds=16)
    await world.work()

    assert len(world.forum.replies()) == 1


async def test_a_text_the_assistant_cannot_bear_is_left_for_an_officer_to_see(world):
    world.assistant.unbearable = "first phone"
    post = await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()

    assert (await world.last()).outcome == "unread"
    [notice] = world.forum.messages_to("moderators")
    assert f"/t/first-phone/{post.topic.id}/1" in notice.raw
    assert world.forum.messages_to("anna") == []


async def test_a_text_that_only_ever_fails_does_not_wait_for_ever_nor_hold_up_the_rest(world):
    world.assistant.unbearable, world.assistant.fails_with = "first phone", 503
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.forum.topic("bea", "Help", THREAT)
    await world.work()

    assert [seen.outcome for seen in await world.decisions()] == ["unread", "risk"]


async def test_while_the_forum_is_away_nothing_is_decided_without_knowing_who_we_are(world):
    world.forum.faults.per_minute = 0
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()
    assert await world.desk.inbox.waiting() == 1

    world.forum.faults.per_minute = 1_000
    await world.work_to_the_end()
    assert len(world.forum.replies()) == 1


async def test_a_reply_whose_answer_was_lost_is_found_and_not_repeated(world):
    world.forum.faults.coming.append("lost_after")
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()
    world.clock.tick(minutes=10)  # longer than the forum itself remembers
    await world.work()

    assert len(world.forum.replies()) == 1
    act = (await world.decisions())[0].acts[0]
    assert (act.state, act.remote_id) == ("delivered", str(world.forum.replies()[0].id))


async def test_a_message_whose_answer_was_lost_is_found_and_its_link_still_works(world):
    world.forum.faults.coming.append("lost_after")
    await world.forum.topic("anna", "Help", THREAT)
    await world.work()
    world.clock.tick(minutes=10)
    await world.work()

    [message] = world.forum.messages_to("anna")
    token = message.raw.split("/from-forum#")[1].split()[0]
    assert await world.desk.links.redeem(token, "o" * 48) == "sextortion"


async def test_a_sender_that_died_in_the_middle_is_followed_by_another_that_looks_first(any_world):
    world = any_world
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.part.engine.step()
    act = await world.desk.outbox.next()
    post = await world.part.adapter.look(act.post_id, act.topic_id)
    told = world.forum.state.topics[int(post.topic)]
    world.forum.state.add_post(told, world.forum.bot, act.text, world.clock.now, 1)

    other = Process(world.process.settings, world.clock)
    await other.open()
    await other.work()
    assert len(world.forum.replies()) == 1
    world.clock.tick(seconds=outbox.LEASE.total_seconds())
    await other.work()
    await other.close()

    assert len(world.forum.replies()) == 1
    assert (await world.decisions())[0].acts[0].state == "delivered"


async def test_a_post_that_waits_for_a_moderators_approval_counts_as_told(world):
    world.forum.moderated = True
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()

    act = (await world.decisions())[0].acts[0]
    assert (act.state, act.remote_id) == ("delivered", None)


async def test_the_moderators_are_told_also_when_the_message_cannot_be_sent(world):
    world.forum.faults.coming.append("refused")
    await world.forum.topic("anna", "Help", THREAT)
    await world.work()

    assert len(world.forum.messages_to("moderators")) == 1
    assert [act.kind for act in await world.desk.console.undelivered()] == ["private"]


async def test_after_some_days_words_and_authors_are_forgotten_and_repeats_still_known(world):
    await world.forum.topic("anna", "Help", THREAT)
    await world.work()
    world.clock.tick(days=15)
    await world.part._forget()

    seen = await world.last()
    assert (seen.title, seen.text, seen.url, seen.reading) == ("", "", "", None)
    assert {act.text for act in seen.acts} == {""}
    await world.forum.hooks.send(*world.forum.hooks.sent[1])
    await world.work()
    assert len(world.forum.messages_to("moderators")) == 1
