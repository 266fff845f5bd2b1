"""The summary says what was heard, the gravest first, and keeps quiet about what was not."""

from datetime import UTC, datetime

import pytest

from bot.contract import Family, Reading, Urgency
from bot.desk.values import Message
from bot.public.assistant import AssistantConfused, AssistantDown
from bot.public.summary import MOST_HEARD, summary_of

NOW = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)


def reading(answer: str, level: str = "none", **family) -> Reading:
    topic = answer.split("/", maxsplit=1)[0]
    urgency = Urgency(level=level, confidence=1)
    return Reading(topic=topic, answer=answer, urgency=urgency, family=Family(**family))


class Ears:
    """Hears what stands in its book; an exception is raised."""

    def __init__(self, **book) -> None:
        self.book, self.asked = book, []

    async def read(self, text: str) -> Reading:
        self.asked.append(text)
        heard = self.book[text]
        if isinstance(heard, Exception):
            raise heard
        return heard


def said(*texts: str) -> list[Message]:
    return [message("parent", text) for text in texts]


def message(author: str, text: str, payload: str | None = None) -> Message:
    return Message("c", 1, author, None, text, [], None, payload, None, NOW)


async def test_the_gravest_message_is_the_cause_and_the_first_words_say_whom_it_is_about():
    ears = Ears(
        a=reading("controls/snapchat", relation="your daughter", platform="Snapchat"),
        b=reading("grooming/meeting", "immediate", age="13", platform="Discord"),
        c=reading("controls/snapchat", relation="your son"),
        d=reading("smalltalk/thanks"),
        e=reading("unsure"),
    )
    assert await summary_of(said("a", "b", "c", "d", "e"), ears) == {
        "child": "daughter, 13",
        "platform": ["Snapchat", "Discord"],
        "cause": "grooming",
        "asked_about": ["controls: snapchat", "grooming: meeting"],
    }


@pytest.mark.parametrize(
    ("writers", "shown"),
    [(["practitioner"], {"writer": "practitioner"}), (["child", "parent"], {}), ([None], {})],
)
async def test_only_a_writer_who_is_no_parent_is_named(writers, shown):
    ears = Ears(**{str(n): reading("unsure", writer=w) for n, w in enumerate(writers)})
    assert await summary_of(said(*ears.book), ears) == shown


async def test_what_cannot_be_heard_is_passed_over_and_an_outage_ends_the_hearing():
    ears = Ears(a=AssistantConfused("x"), b=reading("grooming/signs"), c=AssistantDown("x"), d=None)
    found = await summary_of(said("a", "b", "c", "d"), ears)
    assert found == {"cause": "grooming", "asked_about": ["grooming: signs"]}
    assert ears.asked == ["a", "b", "c"]


async def test_only_the_last_messages_of_a_long_conversation_are_heard():
    ears = Ears(**{str(n): reading("unsure") for n in range(100)})
    await summary_of(said(*ears.book), ears)
    assert ears.asked == [str(n) for n in range(100 - MOST_HEARD, 100)]


async def test_choices_stand_beside_their_questions():
    messages = [
        message("assistant", "I will ask four questions.\n\nIs your son in danger right now?"),
        message("parent", "No, not now", "dialogue/no"),
        message("assistant", "Thank you."),
        message("parent", "Make a plan", "plan"),
    ]
    found = await summary_of(messages, Ears())
    assert found == {"answered": ["Is your son in danger right now? No, not now"]}
