"""An editor sees what was not understood, as long as the message itself is kept."""

from bot.desk.gaps import gaps
from bot.desk.values import Reply


async def asked(desk, text, heard):
    conversation, _ = await desk.conversations.start()
    await desk.messages.receive(conversation.id, client_id=f"c-{heard}", text=text)
    turn = await desk.turns.next(conversation.id)
    await desk.turns.answer(
        turn, [Reply("hm", [], None)], topic="controls", urgency="none", because=[], heard=heard
    )
    return conversation


async def test_only_what_was_not_understood_is_a_gap(desk):
    await asked(desk, "what is grooming", "grooming/what_is")
    await asked(desk, "my toaster is broken", "out_of_scope")
    await asked(desk, "the thing with the tablet", "unsure")
    found = await gaps(desk.database)
    assert {(gap.heard, gap.text) for gap in found} == {
        ("out_of_scope", "my toaster is broken"),
        ("unsure", "the thing with the tablet"),
    }


async def test_a_gap_goes_with_its_conversation(desk):
    conversation = await asked(desk, "the thing with the tablet", "unsure")
    await desk.conversations.delete(conversation.id)
    assert await gaps(desk.database) == []
