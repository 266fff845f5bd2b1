"""What no webhook brought is fetched: once, in full, and without answering the past."""

import pytest

QUESTION = "which parental controls are good for a first phone"
THREAT = "someone wants money from my son"


@pytest.mark.parametrize("pages_by_id", [False, True])
async def test_what_came_while_we_were_away_is_fetched(world, pages_by_id):
    world.forum.pages_by_id = pages_by_id
    assert await world.part.catch_up.run() == 0
    world.forum.hooks.url = ""
    for number in range(120):  # more than two pages
        await world.forum.topic(f"m{number}", f"Topic {number}", THREAT)
        for _ in range(60 if number == 50 else 0):  # and a page on which nothing is public
            await world.forum.message("bea", "anna", "for you alone")

    assert await world.part.catch_up.run() == 120
    assert await world.part.catch_up.run() == 0
    await world.work()

    assert len(world.forum.messages_to("moderators")) == 120


async def test_catching_up_goes_on_where_the_forum_asked_for_a_pause(world):
    await world.part.catch_up.run()
    world.forum.hooks.url = ""
    for number in range(120):
        await world.forum.topic(f"m{number}", f"Topic {number}", "what do you all cook")
    world.clock.tick(minutes=2)
    world.forum.faults.per_minute = 2

    assert await world.part.catch_up.run() == 49
    assert await world.part.catch_up.run() == 0  # refused at once
    world.forum.faults.per_minute = 1_000
    assert await world.part.catch_up.run() == 71


async def test_an_edit_whose_webhook_was_lost_is_read_for_risk(world):
    await world.part.catch_up.run()
    post = await world.forum.topic("anna", "Anything", "what do you all cook on Sundays")
    await world.work()
    await world.part.catch_up.run()
    world.forum.hooks.url = ""
    await world.forum.edit(post, THREAT)

    assert await world.part.catch_up.run() == 1
    await world.work()
    assert len(world.forum.messages_to("moderators")) == 1
    assert await world.part.catch_up.run() == 0


async def test_a_post_that_makes_no_sense_does_not_stop_those_after_it(world):
    await world.part.catch_up.run()
    world.forum.hooks.url = ""
    odd = await world.forum.topic("anna", "Odd", THREAT)
    odd.number = "one"
    await world.forum.topic("bea", "Help", THREAT)

    assert await world.part.catch_up.run() == 1
    await world.work()
    assert len(world.forum.messages_to("bea")) == 1


async def test_the_past_before_the_first_start_is_not_answered(world):
    world.forum.hooks.url = ""
    await world.forum.topic("anna", "Old", QUESTION)

    assert await world.part.catch_up.run() == 0
    assert await world.decisions() == []


async def test_a_post_found_late_is_read_for_risk_and_not_answered_in_public(world):
    await world.part.catch_up.run()
    world.forum.hooks.url = ""
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.forum.topic("bea", "Help", THREAT)
    world.clock.tick(hours=13)
    await world.part.catch_up.run()
    await world.work()

    assert world.forum.replies() == []
    assert len(world.forum.messages_to("bea")) == 1


async def test_what_polling_finds_again_is_known(world):
    await world.part.catch_up.run()
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()

    assert await world.part.catch_up.run() == 0
    await world.work()
    assert len(world.forum.replies()) == 1
