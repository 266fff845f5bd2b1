"""A parent's code opens the conversation elsewhere once, for a day, and then only there."""

import pytest
from sqlalchemy import select

from bot.desk.devices import Access
from bot.desk.errors import Moved, NoSuchConversation
from bot.desk.resume_codes import GOOD_FOR
from bot.desk.tables import ResumeCodeRow

MINE, OTHERS = "m" * 32, "o" * 32


async def test_a_code_moves_the_conversation_and_the_old_token_is_worth_nothing(desk):
    started, token = await desk.conversations.start()
    code, until = await desk.resume_codes.make(started.id)

    async with desk.bus.watch(started.id) as events:
        found, new_token = await desk.resume_codes.redeem(code, MINE)
        told = await anext(events)

    assert found.id == started.id
    assert until == desk.clock() + GOOD_FOR
    assert await desk.conversations.by_token(token) is None
    assert (await desk.conversations.by_token(new_token)).id == started.id
    assert (told.kind, told.data) == ("moved", {})


async def test_a_code_may_be_written_any_way(desk, conversation):
    code, _ = await desk.resume_codes.make(conversation)
    assert await desk.resume_codes.redeem(f" {code.lower().replace('-', ' ')} ", MINE)


async def test_a_code_is_used_up_but_a_lost_answer_may_be_asked_for_again(desk, conversation):
    code, _ = await desk.resume_codes.make(conversation)
    await desk.resume_codes.redeem(code, MINE)

    assert await desk.resume_codes.redeem(code, OTHERS) is None
    _, token = await desk.resume_codes.redeem(code, MINE)
    assert (await desk.conversations.by_token(token)).id == conversation


async def test_a_code_lives_a_day_and_is_forgotten_soon_after(desk, conversation, clock):
    code, _ = await desk.resume_codes.make(conversation)
    clock.now += GOOD_FOR
    assert await desk.resume_codes.redeem(code, MINE) is None

    clock.tick(hours=1)
    assert (await desk.retention.run())["resume_code"] == 1


async def test_a_new_code_replaces_the_one_before(desk, conversation):
    before, _ = await desk.resume_codes.make(conversation)
    now, _ = await desk.resume_codes.make(conversation)

    assert await desk.resume_codes.redeem(before, MINE) is None
    assert await desk.resume_codes.redeem(now, MINE)


async def test_what_was_deleted_or_sealed_is_opened_by_no_code(desk, officer, arrive):
    gone, _ = await desk.conversations.start()
    first, _ = await desk.resume_codes.make(gone.id)
    await desk.conversations.delete(gone.id)
    seen = await arrive()
    second, _ = await desk.resume_codes.make(seen)
    await desk.claims.next(officer)
    await desk.conversations.delete(seen)

    assert await desk.resume_codes.redeem(first, MINE) is None
    assert await desk.resume_codes.redeem(second, MINE) is None


async def test_the_code_itself_is_not_stored_and_is_long_enough(desk, conversation):
    code, _ = await desk.resume_codes.make(conversation)

    async with desk.database.read() as session:
        stored = await session.scalar(select(ResumeCodeRow.code_hash))
    assert len(code.replace("-", "")) == 12
    assert code.replace("-", "") not in stored


async def test_the_device_before_may_say_nothing_and_make_no_code(desk):
    started, token = await desk.conversations.start()
    before = Access.by(token, started.id)
    code, _ = await desk.resume_codes.make(started.id, proof=before.proof)
    _, token = await desk.resume_codes.redeem(code, MINE)

    with pytest.raises(Moved):
        await desk.devices.check(before)
    with pytest.raises(Moved):
        await desk.resume_codes.make(started.id, proof=before.proof)
    with pytest.raises(Moved):
        await desk.messages.receive(started.id, client_id="c", text="x", proof=before.proof)

    now = Access.by(token, started.id)
    await desk.devices.check(now)
    assert (await desk.messages.receive(started.id, client_id="c", text="x", proof=now.proof)).seq
    assert now.proof not in repr(now)


async def test_no_device_reads_what_was_deleted_or_sealed(desk, officer):
    for seen in (False, True):
        started, token = await desk.conversations.start()
        if seen:
            await desk.queue.join(started.id)
            await desk.claims.next(officer)
        await desk.conversations.delete(started.id)

        with pytest.raises(NoSuchConversation):
            await desk.devices.check(Access.by(token, started.id))
