"""The door of a running assistant: what it refuses, what it does when half of it is down."""

import uuid

import pytest

from bot.contract import Reading

MARKER = "Callum Ashgrove of Bletchley"


def fresh():
    return uuid.uuid4().hex


@pytest.mark.parametrize("route", ["turn", "read", "forget"])
@pytest.mark.parametrize("secret", [None, "wrong"])
async def test_nobody_enters_without_the_secret(rasa, route, secret):
    status, body, _ = await rasa.post(route, {"conversation": fresh(), "text": "hello"}, secret)

    assert (status, list(body)) == (401, ["error"])


@pytest.mark.parametrize(
    "body",
    [
        MARKER.encode(),
        [MARKER],
        {"text": MARKER},
        {"conversation": MARKER, "text": MARKER},
        {"conversation": "c1", "text": MARKER, "sender": MARKER},
        {"conversation": "c1", "text": MARKER, "payload": MARKER},
        {"conversation": "c1", "text": MARKER * 200},
        {"conversation": "c1", "text": MARKER, "payload": "platform/no_such_answer"},
    ],
)
async def test_a_bad_body_is_refused_and_not_repeated(rasa, body):
    status, answer, raw = await rasa.post("turn", body)

    assert (status, list(answer)) == (400, ["error"])
    assert "Callum" not in raw


async def test_reading_hears_without_answering(rasa):
    status, body, _ = await rasa.post("read", {"text": "what are the signs of grooming"})

    assert status == 200
    assert Reading.model_validate(body).answer == "grooming/signs"


@pytest.mark.parametrize("command", ["/session_start", "//slot", '/grooming{"relation": "a dog"}'])
async def test_a_slash_in_front_commands_nothing(rasa, command):
    conversation = fresh()
    await rasa.turn(conversation, "my niece wont put that phone down")
    await rasa.turn(conversation, command)
    turn = await rasa.turn(conversation, "(button)", "dialogue/triage")

    assert "your niece" in turn.messages[-1].text


async def test_a_command_is_heard_as_the_words_it_is(rasa):
    commanded = await rasa.turn(fresh(), " /restart")
    written = await rasa.turn(fresh(), "restart")

    assert commanded.reading == written.reading


async def test_one_conversation_knows_nothing_of_another(rasa):
    await rasa.turn(fresh(), "my niece wont put that phone down")
    turn = await rasa.turn(fresh(), "(button)", "dialogue/triage")

    assert "your child" in turn.messages[-1].text


async def test_a_conversation_that_was_deleted_is_forgotten(rasa):
    conversation = fresh()
    await rasa.turn(conversation, "my niece wont put that phone down")
    status, _answer, _raw = await rasa.post("forget", {"conversation": conversation})
    turn = await rasa.turn(conversation, "(button)", "dialogue/triage")

    assert status == 200
    assert "your child" in turn.messages[-1].text


async def test_a_long_conversation_still_knows_the_family_and_where_the_questions_stood(rasa):
    conversation = fresh()
    await rasa.turn(conversation, "my niece wont put that phone down")
    await rasa.turn(conversation, "(button)", "dialogue/radicalisation")
    for _ in range(30):
        await rasa.turn(conversation, "(button)", "smalltalk/ok")
    turn = await rasa.turn(conversation, "(button)", "dialogue/resume")

    assert turn.messages[0].text.startswith("1 of 8.")


async def test_without_its_actions_it_says_so_and_answers_the_rest(rasa):
    conversation = fresh()
    rasa.actions.stop()
    try:
        body = {"conversation": conversation, "text": MARKER, "payload": "dialogue/triage"}
        status, answer, raw = await rasa.post("turn", body)
        emergency = await rasa.turn(conversation, "he is hitting her with a hammer right now")
    finally:
        rasa.actions.start()
    again = await rasa.turn(conversation, "(button)", "dialogue/triage")

    assert (status, list(answer)) == (503, ["error"])
    assert "Callum" not in raw
    assert emergency.messages[0].custom.type == "emergency"
    assert "1 of 4." in again.messages[-1].text


async def test_nothing_that_was_written_stands_in_the_logs(rasa):
    await rasa.turn(fresh(), f"{MARKER} keeps writing to my daughter for pictures")
    await rasa.post("turn", {"conversation": "c1", "text": MARKER, "payload": "x/y/z"})

    assert "Callum" not in rasa.logged()
    assert "Bletchley" not in rasa.logged()
