"""Officers hold the reins: dry run, the switch, the lists, and an audit row for each act."""

from sqlalchemy import select

from bot.desk.tables import AuditRow
from tests.forum.world import Process

QUESTION = "which parental controls are good for a first phone"
THREAT = "someone wants money from my son"


async def audited(world) -> list[tuple[str, str]]:
    async with world.process.desk.database.read() as session:
        rows = await session.scalars(select(AuditRow).order_by(AuditRow.id))
        return [(row.what, row.actor) for row in rows]


async def test_in_a_dry_run_nothing_is_said_before_an_officers_yes(any_world):
    world = any_world
    await world.forum.topic("anna", "First phone", QUESTION, board=10)
    await world.work()
    assert world.forum.replies() == []
    [waiting] = await world.desk.console.awaiting()
    assert "Internet Matters" in waiting.text

    assert await world.desk.console.approve(waiting.id, by="officer-1")
    assert not await world.desk.console.approve(waiting.id, by="officer-2")
    await world.work()

    assert len(world.forum.replies()) == 1
    assert await audited(world) == [("forum_approved", "officer-1")]
    act = (await world.decisions())[0].acts[0]
    assert (act.state, act.settled_by) == ("delivered", "officer-1")


async def test_a_no_is_final_and_frees_the_days_reply(world):
    await world.forum.topic("anna", "First phone", QUESTION, board=10)
    await world.work()
    [waiting] = await world.desk.console.awaiting()
    assert await world.desk.console.refuse(waiting.id, by="officer-1")
    await world.work()
    assert (world.forum.replies(), await world.desk.console.awaiting()) == ([], [])

    await world.forum.topic("anna", "Again", QUESTION, board=7)
    await world.work()
    assert len(world.forum.replies()) == 1


async def test_a_late_no_frees_nothing_that_somebody_else_has_taken_since(world):
    await world.forum.topic("anna", "First phone", QUESTION, board=10)
    await world.work()
    [waiting] = await world.desk.console.awaiting()
    world.clock.tick(hours=25)
    await world.forum.topic("anna", "Again", QUESTION, board=7)
    await world.work()
    await world.desk.console.refuse(waiting.id, by="officer-1")
    await world.forum.topic("anna", "And again", QUESTION, board=7)
    await world.work()

    assert len(world.forum.replies()) == 1


async def test_in_a_dry_run_moderators_are_still_told_of_risk(world):
    await world.forum.topic("anna", "Help", THREAT, board=10)
    await world.work()

    assert world.forum.messages_to("anna") == []
    assert len(world.forum.messages_to("moderators")) == 1


async def test_an_approved_reply_to_a_post_that_is_gone_is_not_sent(world):
    post = await world.forum.topic("anna", "First phone", QUESTION, board=10)
    await world.work()
    [waiting] = await world.desk.console.awaiting()
    post.deleted_at = world.clock.now
    await world.desk.console.approve(waiting.id, by="officer-1")
    await world.work()

    assert world.forum.replies() == []


async def test_the_switch_stops_what_is_decided_but_not_sent(any_world):
    world = any_world
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.part.engine.step()
    await world.desk.switch.turn_off(by="supervisor-1", why="complaint")
    await world.work_to_the_end()
    assert world.forum.replies() == []

    await world.desk.switch.turn_on(by="supervisor-1", why="settled")
    await world.work_to_the_end()
    assert world.forum.replies() == []
    [held] = await world.desk.console.awaiting()
    assert held.why == "the forum was switched off before it was sent"
    what = [("forum_switched_off", "supervisor-1"), ("forum_switched_on", "supervisor-1")]
    assert await audited(world) == what


async def test_the_switch_stops_what_is_about_to_be_sent(world):
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.part.engine.step()
    look = world.part.adapter.look

    async def look_while_somebody_switches_off(*post):
        await world.desk.switch.turn_off(by="supervisor-1", why="complaint")
        return await look(*post)

    world.part.adapter.look = look_while_somebody_switches_off
    await world.work()

    assert world.forum.replies() == []
    assert [act.state for act in await world.desk.console.awaiting()] == ["held"]


async def test_what_is_decided_while_the_switch_is_turned_waits_too(world):
    await world.forum.topic("anna", "First phone", QUESTION)
    taken = await world.desk.inbox.next()
    decision = await world.part.engine._decision(taken)
    await world.desk.switch.turn_off(by="supervisor-1", why="drill")
    await world.desk.inbox.decide(taken, decision)
    await world.desk.switch.turn_on(by="supervisor-1", why="drill over")
    await world.work()

    assert world.forum.replies() == []
    assert len(await world.desk.console.awaiting()) == 1


async def test_while_it_is_off_posts_are_thanked_unread_and_nothing_of_them_is_kept(world):
    await world.desk.switch.turn_off(by="supervisor-1", why="drill")
    await world.forum.topic("anna", "Help", THREAT)
    await world.work()

    seen = await world.last()
    assert (seen.because, seen.text) == (["the forum was switched off"], "")
    assert world.assistant.read == []
    assert world.forum.hooks.answers == [200, 200]


async def test_one_processs_switch_holds_in_every_process(any_world):
    world = any_world
    other = Process(world.process.settings, world.clock)
    await other.open()
    await other.part.forum.switch.turn_off(by="supervisor-1", why="drill")
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()
    await other.close()

    assert world.forum.replies() == []


async def test_a_public_reply_can_be_corrected_and_withdrawn(world):
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()
    [reply] = world.forum.replies()
    act = (await world.decisions())[0].acts[0]

    assert await world.desk.console.correct(act.id, "Other words, checked.", by="officer-1")
    await world.work()
    assert reply.raw == "Other words, checked."

    assert await world.desk.console.withdraw(act.id, by="officer-1")
    assert await world.desk.console.withdraw(act.id, by="officer-1")  # pressed twice
    await world.work()
    assert reply.deleted_at is not None
    assert await world.desk.console.undelivered() == []


async def test_a_private_message_cannot_be_withdrawn_through_the_forum(world):
    await world.forum.topic("anna", "Help", THREAT)
    await world.work()
    acts = {act.kind: act for seen in await world.decisions() for act in seen.acts}

    assert not await world.desk.console.withdraw(acts["private"].id, by="officer-1")


async def test_the_console_sees_what_was_decided_and_why_and_nobodys_name(world):
    await world.forum.topic("anna", "Help", THREAT)
    await world.forum.topic("bea", "Sundays", "what do you all cook")
    await world.work()

    help_, sundays = (seen for seen in await world.decisions() if seen.outcome != "ignored")
    assert help_.because == ["risk: report", "money is asked for"]
    assert help_.reading["topic"] == "sextortion"
    assert [act.kind for act in help_.acts] == ["private", "notice"]
    assert sundays.outcome == "silent"
    assert "anna" not in str(help_)
    assert "/from-forum#" not in str(help_)
    newest = await world.desk.console.came_in(limit=1)
    older = await world.desk.console.came_in(limit=1, before=newest[0].row)
    assert older[0].row == newest[0].row - 1


async def test_what_cannot_be_delivered_can_be_taken_off_the_list(world):
    world.forum.faults.coming.append("refused")
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()
    [act] = await world.desk.console.undelivered()

    assert await world.desk.console.dismiss(act.id, by="officer-1")
    assert await world.desk.console.undelivered() == []
    assert await audited(world) == [("forum_dismissed", "officer-1")]
