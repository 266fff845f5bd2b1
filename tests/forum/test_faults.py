"""What forum bots are known to do wrong: one test for each fault."""

import asyncio

QUESTION = "which parental controls are good for a first phone"
THREAT = "someone wants money from my son or he will share pictures"
NOW = "my daughter is meeting him tonight and I cannot reach her"


async def test_our_own_reply_comes_back_as_an_event_and_is_ignored(world):
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()
    assert len(world.forum.replies()) == 1

    await world.work()

    assert len(world.forum.replies()) == 1
    last = await world.last()
    assert (last.outcome, last.because) == ("ignored", ["our own post"])


async def test_own_posts_are_known_by_the_id_the_forum_tells_whatever_name_they_bear(world):
    await world.part.adapter.me()
    world.forum.state.users["renamed_since"] = world.forum.bot
    world.forum.bot.name = "renamed_since"
    await world.forum.topic("renamed_since", "Hello", QUESTION)
    await world.work()

    assert (await world.last()).because == ["our own post"]


async def test_a_member_with_a_name_like_ours_is_a_member(world):
    post = await world.forum.topic("kitchen_helper_", "First phone", QUESTION)
    await world.work()

    assert [reply.topic for reply in world.forum.replies()] == [post.topic]


async def test_bots_staff_and_those_on_the_list_are_ignored(world):
    world.forum.state.add_user(-110, "other_bot")
    world.forum.state.add_user(50, "moderator", staff=True)
    world.forum.state.add_user(7700, "listed")
    for author in ("other_bot", "moderator", "listed"):
        await world.forum.topic(author, "First phone", f"@kitchen_helper {QUESTION}")
    await world.work()

    assert world.forum.replies() == []
    assert [seen.outcome for seen in await world.decisions()] == ["ignored"] * 3
    assert all(seen.text == "" for seen in await world.decisions())


async def test_two_deliveries_in_the_same_second_lead_to_one_reply(any_world):
    world = any_world
    await world.forum.topic("anna", "First phone", QUESTION, copies=12)
    await asyncio.gather(*(world.work() for _ in range(4)))

    assert world.forum.hooks.answers == [200] * 14
    assert len(await world.decisions()) == 2  # hers, and then our own reply
    await world.work()
    assert len(world.forum.replies()) == 1


async def test_a_retry_under_a_new_event_id_is_the_same_event(world):
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.forum.hooks.redeliver()
    await world.work()
    await world.forum.hooks.send(*world.forum.hooks.sent[1])
    await world.work()

    assert len(world.forum.replies()) == 1


async def test_an_edit_that_changes_no_word_does_nothing(world):
    post = await world.forum.topic("anna", "Anything", "what do you all cook on Sundays")
    await world.forum.edit(post, post.raw)
    await world.work()

    assert (await world.last()).because == ["an edit that changed no words"]


async def test_an_edit_is_never_answered_a_second_time(world):
    post = await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()
    world.clock.tick(days=2)
    await world.forum.edit(post, f"@kitchen_helper {QUESTION} please")
    await world.work()

    assert len(world.forum.replies()) == 1
    assert (await world.last()).because == ["an edit without risk; edits are never answered"]


async def test_danger_that_is_edited_in_is_seen(world):
    post = await world.forum.topic("anna", "Anything", "what do you all cook on Sundays")
    await world.work()
    assert world.forum.messages_to("moderators") == []
    await world.forum.edit(post, f"forget the cooking: {NOW}")
    await world.work()

    assert len(world.forum.messages_to("moderators")) == 1
    assert len(world.forum.messages_to("anna")) == 1
    assert world.forum.replies() == []


async def test_danger_that_grows_by_an_edit_is_told_again_at_its_new_level(world):
    post = await world.forum.topic("anna", "Help", THREAT)
    await world.work()
    await world.forum.edit(post, f"{THREAT}. {NOW}")
    await world.work()

    titles = [message.topic.title for message in world.forum.messages_to("moderators")]
    assert titles == ["Please look at a topic (1)", "Please look at a topic now (1)"]
    assert "999" in world.forum.messages_to("anna")[-1].raw


async def test_quoted_danger_is_not_the_authors_own(world):
    post = await world.forum.topic("anna", "Help", THREAT)
    await world.work()
    before = len(world.forum.messages_to("moderators"))
    quotes = [f'[quote="anna, post:1"]\n{THREAT}\n[/quote]\nhugs', f"> {THREAT}\n\nhugs"]
    for quote in quotes:
        await world.forum.reply("bea", post, quote)
    await world.work()

    assert len(world.forum.messages_to("moderators")) == before
    assert world.forum.messages_to("bea") == []


async def test_a_post_that_is_nothing_but_a_quote_is_not_even_read(world):
    post = await world.forum.topic("anna", "Sundays", "what do you all cook on Sundays")
    await world.work()
    world.assistant.read.clear()
    await world.forum.reply("bea", post, '[quote="anna, post:1"]\n@kitchen_helper\n[/quote]')
    await world.work()

    assert world.assistant.read == []
    assert (await world.last()).outcome == "ignored"


async def test_thanks_in_reply_to_us_do_not_bring_the_message_again(world):
    post = await world.forum.topic("anna", "Help", THREAT)
    await world.work()
    await world.forum.reply("anna", post, "thanks so much")
    await world.forum.reply("anna", post, "@kitchen_helper thanks so much")
    await world.work()

    assert len(world.forum.messages_to("anna")) == 1
    assert world.forum.replies() == []


async def test_one_reply_a_topic_a_day_then_the_link_in_private(world):
    post = await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()
    for author in ("bea", "cleo"):
        await world.forum.reply(author, post, f"@kitchen_helper and {QUESTION}?")
    await world.work()

    assert len(world.forum.replies()) == 1
    assert len(world.forum.messages_to("bea")) == len(world.forum.messages_to("cleo")) == 1
    assert "/from-forum#" in world.forum.messages_to("bea")[0].raw


async def test_one_reply_a_person_a_day_then_the_link_then_silence(world):
    for number in range(4):
        await world.forum.topic("anna", f"Question {number}", f"@kitchen_helper {QUESTION}")
    await world.work()
    assert len(world.forum.replies()) == 1
    assert len(world.forum.messages_to("anna")) == 1

    world.clock.tick(hours=25)
    await world.forum.topic("anna", "Tomorrow", f"@kitchen_helper {QUESTION}")
    await world.work()
    assert len(world.forum.replies()) == 2


async def test_a_rate_limit_delays_the_reply_and_does_not_drop_it(world):
    world.forum.faults.coming.extend(["busy", "similar"])
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()
    assert world.forum.replies() == []
    act = (await world.decisions())[0].acts[0]
    assert (act.state, act.why) == ("waiting", "status 429")
    assert (act.due_at - world.clock.now).total_seconds() == 30

    await world.work_to_the_end()

    assert len(world.forum.replies()) == 1


async def test_what_stays_undelivered_is_shown_and_can_be_tried_again(world):
    world.forum.faults.choose = lambda: "broken"
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work_to_the_end()
    [act] = await world.desk.console.undelivered()
    assert act.why == "status 502"

    world.forum.faults.choose = lambda: None
    assert await world.desk.console.try_again(act.id, by="officer-1")
    assert not await world.desk.console.try_again(act.id, by="officer-2")
    await world.work()
    assert len(world.forum.replies()) == 1
    assert await world.desk.console.undelivered() == []


async def test_a_refusal_is_not_repeated_but_shown(world):
    world.forum.faults.coming.append("refused")
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()

    assert [act.why for act in await world.desk.console.undelivered()] == ["status 403"]
    assert world.forum.replies() == []


async def test_a_post_deleted_before_the_reply_is_not_answered(world):
    post = await world.forum.topic("anna", "First phone", QUESTION)
    await world.part.engine.step()
    post.deleted_at = world.clock.now
    await world.work()

    assert world.forum.replies() == []
    act = (await world.decisions())[0].acts[0]
    assert (act.state, act.why) == ("cancelled", "the post was deleted")


async def test_a_deletion_withdraws_what_was_kept_and_planned(world):
    post = await world.forum.topic("anna", "Help", THREAT)
    await world.part.engine.step()
    await world.forum.destroy(post)
    await world.work()

    seen = await world.last()
    assert (seen.title, seen.text) == ("", "")
    assert world.forum.messages_to("anna") == []
    assert len(world.forum.messages_to("moderators")) == 1


async def test_a_hidden_post_gets_no_public_reply(world):
    post = await world.forum.topic("anna", "First phone", QUESTION)
    await world.part.engine.step()
    post.hidden = True
    await world.work()

    assert world.forum.replies() == []


async def test_what_is_not_public_is_dropped_before_it_is_stored(world):
    post = await world.forum.topic("anna", "Sundays", "what do you all cook on Sundays")
    await world.work()
    before = len(await world.decisions())
    await world.forum.message("anna", "bea", THREAT)
    await world.forum.reply("bea", post, f"psst: {THREAT}", whisper=True)
    await world.forum.topic("anna", "Staff only", THREAT, board=99)

    assert len(await world.decisions()) == before
    assert world.forum.hooks.answers == [200] * len(world.forum.hooks.answers)


async def test_a_post_moved_out_of_sight_is_forgotten(world):
    post = await world.forum.topic("anna", "Help", THREAT)
    post.topic.category = 99
    await world.forum.edit(post, f"{THREAT}!")
    await world.work()

    assert world.forum.messages_to("anna") == []
    assert (await world.last()).text == ""
