"""The summary says what was heard, the gravest first, and keeps quiet about what was not."""

from datetime import UTC, datetime

import pytest

from bot.contract import Family, Reading, Urgency
from bot.desk.values import Message
from bot.public.summary import MOST_HEARD, spoken, summary_of

NOW = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)


def reading(answer: str, level: str = "none", **family) -> Reading:
    topic = answer.split("/", maxsplit=1)[0]
    urgency = Urgency(level=level, confidence=1)
    return Reading(topic=topic, answer=answer, urgency=urgency, family=Family(**family))


def said(*texts: str) -> list[Message]:
    return [message("parent", text) for text in texts]


def message(author: str, text: str, payload: str | None = None) -> Message:
    return Message("c", 1, author, None, text, [], None, payload, None, NOW)


def test_the_gravest_message_is_the_cause_and_the_first_words_say_whom_it_is_about():
    heard = [
        reading("controls/snapchat", relation="your daughter", platform="Snapchat"),
        reading("grooming/meeting", "immediate", age="13", platform="Discord"),
        reading("controls/snapchat", relation="your son"),
        reading("smalltalk/thanks"),
        reading("unsure"),
    ]
    assert summary_of(said("a", "b", "c", "d", "e"), heard) == {
        "child": "daughter, 13",
        "platform": ["Snapchat", "Discord"],
        "cause": "grooming",
        "asked_about": ["controls: snapchat", "grooming: meeting"],
    }


@pytest.mark.parametrize(
    ("writers", "shown"),
    [(["practitioner"], {"writer": "practitioner"}), (["child", "parent"], {}), ([None], {})],
)
def test_only_a_writer_who_is_no_parent_is_named(writers, shown):
    heard = [reading("unsure", writer=writer) for writer in writers]
    assert summary_of(said(*"ab"[: len(heard)]), heard) == shown


def test_nothing_heard_is_no_summary():
    assert summary_of(said("a"), []) == {}


def test_only_the_last_messages_of_a_long_conversation_are_heard_and_no_buttons():
    texts = [str(n) for n in range(100)]
    pressed = message("parent", "No, not now", "dialogue/no")
    assert spoken([*said(*texts), pressed, message("assistant", "x")]) == texts[-MOST_HEARD:]


def test_choices_stand_beside_their_questions():
    messages = [
        message("assistant", "I will ask four questions.\n\nIs your son in danger right now?"),
        message("parent", "No, not now", "dialogue/no"),
        message("assistant", "Thank you."),
        message("parent", "Make a plan", "plan"),
    ]
    found = summary_of(messages, [])
    assert found == {"answered": ["Is your son in danger right now? No, not now"]}
