"""What is decided: only on named boards, only when asked or at risk, and then in private."""

import re

import pytest

from tests.forum.reader import reading

QUESTION = "which parental controls are good for a first phone"
THREAT = "someone wants money from my son, he is called Tom and goes to Oak School"
NOW = "my daughter is meeting him tonight"


async def test_a_first_post_that_asks_something_known_is_answered_with_its_source(world):
    await world.forum.topic("anna", "First phone", QUESTION)
    await world.work()

    [reply] = world.forum.replies()
    assert "Internet Matters" in reply.raw
    assert "Where this comes from:" in reply.raw
    assert "automatic" in reply.raw
    assert (reply.reply_to, world.forum.messages_to("anna")) == (1, [])


async def test_later_posts_are_answered_only_when_we_are_called(world):
    post = await world.forum.topic("anna", "Sundays", "what do you all cook")
    await world.forum.reply("bea", post, QUESTION)
    await world.work()
    assert world.forum.replies() == []

    await world.forum.reply("cleo", post, f"@Kitchen_Helper {QUESTION}?")
    await world.work()
    assert [reply.reply_to for reply in world.forum.replies()] == [3]


async def test_at_risk_the_author_is_told_in_private_and_moderators_are_asked_to_look(world):
    post = await world.forum.topic("anna", "Help", THREAT)
    await world.work()

    [message] = world.forum.messages_to("anna")
    [notice] = world.forum.messages_to("moderators")
    assert world.forum.replies() == []
    assert "101" in message.raw
    assert re.search(r"http://chat\.example/from-forum#[\w-]{32}\n", message.raw)
    assert f"/t/help/{post.topic.id}/1" in notice.raw
    assert "money is asked for" in notice.raw
    assert (await world.last()).outcome in ("risk", "ignored")


async def test_danger_now_sends_to_999_before_everything_else(world):
    await world.forum.topic("anna", "Help", NOW)
    await world.work()

    [message] = world.forum.messages_to("anna")
    assert "999" in message.raw.splitlines()[0]
    assert message.topic.title.startswith("Please read")


@pytest.mark.parametrize("board", [7, 8, 9])
@pytest.mark.parametrize("words", [THREAT, NOW, f"@kitchen_helper {QUESTION}"])
async def test_nothing_of_a_post_is_ever_repeated_on_the_forum(world, board, words):
    await world.forum.topic("anna", "About Tom", words, board=board)
    await world.work()

    said = [post.raw for post in world.forum.state.posts.values() if post.user is world.forum.bot]
    assert said
    for text in said:
        assert not re.search(r"Tom|Oak School|my son|my daughter|anna|{", text)


async def test_on_a_quiet_board_there_is_only_the_neutral_line(world):
    await world.forum.topic("anna", "First phone", QUESTION, board=8)
    await world.work()

    [reply] = world.forum.replies()
    assert "Internet Matters" not in reply.raw


async def test_where_a_neutral_line_is_wanted_at_risk_it_comes_after_the_message(world):
    await world.forum.topic("anna", "Help", THREAT, board=8)
    await world.work()

    [reply], [message] = world.forum.replies(), world.forum.messages_to("anna")
    assert message.id < reply.id
    assert "sextortion" not in reply.raw
    assert "money" not in reply.raw


async def test_a_board_without_public_replies_gets_the_link_in_private(world):
    await world.forum.topic("anna", "Phones", f"@kitchen_helper {QUESTION}", board=9)
    await world.work()

    assert world.forum.replies() == []
    assert "/from-forum#" in world.forum.messages_to("anna")[0].raw


async def test_a_question_that_only_somebody_in_trouble_asks_is_not_answered_in_public(world):
    await world.forum.topic("anna", "Game", "a stranger messages my child in a game")
    await world.work()

    assert world.forum.replies() == []
    assert "/from-forum#" in world.forum.messages_to("anna")[0].raw


async def test_what_we_do_not_know_is_not_answered_unless_we_are_called(world):
    await world.forum.topic("anna", "Cooking", "what do you all cook on Sundays")
    await world.work()
    assert world.forum.replies() == []

    await world.forum.topic("anna", "Cooking", "@kitchen_helper what is wrong with them all")
    await world.work()
    [signpost] = world.forum.replies()
    assert "Where this comes from" not in signpost.raw


async def test_a_guess_is_not_said_in_public_though_it_might_be_right(world):
    await world.forum.topic("anna", "Ideas", "perhaps a phone")
    await world.work()
    assert world.forum.replies() == []
    assert (await world.last()).because == [
        "a first post, but read as controls/first_phone without being sure enough (0.39)"
    ]

    await world.forum.topic("bea", "Ideas", "@kitchen_helper perhaps a phone")
    await world.work()
    [signpost] = world.forum.replies()
    assert "Where this comes from" not in signpost.raw


async def test_who_calls_after_the_signpost_gets_the_link_it_promises(world):
    post = await world.forum.topic("anna", "First phone", QUESTION, board=8)
    await world.work()
    assert "private link" in world.forum.replies()[0].raw

    await world.forum.reply("bea", post, "@kitchen_helper yes please, the link")
    await world.work()
    assert "/from-forum#" in world.forum.messages_to("bea")[0].raw
    assert len(world.forum.replies()) == 1


async def test_a_long_post_is_heard_to_its_end(world):
    padding = "and then we went to the seaside again. " * 4_000  # longer than any forum allows
    await world.forum.topic("anna", "A long story", f"{padding}\n\n{THREAT}")
    await world.work()

    assert len(world.forum.messages_to("moderators")) == 1
    assert max(map(len, world.assistant.read)) <= 4_000
    assert all(part.endswith("again.") for part in world.assistant.read[:-1])  # no sentence is cut


async def test_reasons_cannot_mention_link_or_format_on_the_forum():
    from bot.public.forum.wording import plain_reasons  # noqa: PLC0415

    said = plain_reasons(["@everyone [look](https://evil.example) **now** {link}"], "")
    assert not re.search(r"[@\[\]{}*]", said)


async def test_moderators_do_not_read_an_example_as_if_a_member_had_written_it(world):
    world.assistant.heard["like another"] = reading(
        "nudes", "unsure", "report", ["resembles: HER FRIEND HAS SENT IT ROUND THE SCHOOL"]
    )
    await world.forum.topic("anna", "Help", "it is like another thing I once read")
    await world.work()

    [notice] = world.forum.messages_to("moderators")
    assert "FRIEND" not in notice.raw
    assert "Because: as a whole it reads like posts in which that was so." in notice.raw
