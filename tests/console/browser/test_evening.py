"""A whole evening in real browsers, on both sides, on which an officer's machine dies."""

import asyncio
from dataclasses import dataclass

import pytest
from playwright.async_api import expect

from bot.desk.clinic import words
from tests.browser.chat import Chat
from tests.console.browser.desk import OfficerDesk
from tests.console.browser.hurry import HurryingClock
from tests.public.scripted import READING, turn

OFFER = {"type": "offer_clinic"}
GRAVE = {"level": "immediate", "confidence": 0.9, "because": ["a meeting is planned"]}
AGREED = "You will ring 101 tomorrow."


@pytest.fixture
def clock() -> HurryingClock:
    return HurryingClock()


@pytest.fixture
def look_again(monkeypatch) -> float:
    """The keeper looks, and consoles beat, often enough for a clock in a hurry."""
    monkeypatch.setattr("bot.console.live.socket.BEAT_SECONDS", 0.5)
    return 0.5


async def ask_for_an_officer(chat, assistant, text: str, urgency=READING["urgency"]) -> None:
    """The parent asks; the assistant answers and offers an officer; the parent waits for one."""
    said = turn(f"About: {text}. An officer could help.", custom=OFFER)
    assistant.script.append({**said, "reading": {**READING, "urgency": urgency}})
    await chat.say(text)
    await expect(chat.said(f"About: {text}.")).to_be_visible()
    await chat.button("Wait for an officer").last.click()


def waiting(chat):
    return chat.root.locator(".waiting")


@dataclass
class People:
    """Two parents' chats, and the desks of two officers and a supervisor."""

    one: Chat
    two: Chat
    sam: OfficerDesk
    ann: OfficerDesk
    lee: OfficerDesk


@pytest.fixture
async def people(officer_at, chat_at, playwright, mortal) -> People:
    """Ann's browser is a process that can be killed."""
    address = await asyncio.to_thread(mortal.address)
    doomed = await playwright.chromium.connect_over_cdp(address)
    return People(
        await chat_at(),
        await chat_at(),
        await officer_at("PC Sam"),
        await officer_at("PC Ann", browser=doomed),
        await officer_at("Sgt Lee", "supervisor"),
    )


async def test_two_parents_two_officers_and_a_supervisor(people, assistant, mortal, clock):
    await both_wait(people, assistant)
    await the_gravest_is_taken_and_heard(people)
    await a_supervisor_whispers(people)
    await a_colleague_takes_over(people)
    await the_next_is_taken(people)

    mortal.kill()
    clock.run()
    await the_lost_parent_is_back_at_the_head(people)
    clock.stand()

    await another_officer_ends_it_with_a_record(people)
    await people.two.ask("are you the bot again?")
    await the_parent_comes_a_second_time(people, assistant)


async def both_wait(people: People, assistant) -> None:
    await ask_for_an_officer(people.one, assistant, "money is asked for")
    await expect(waiting(people.one)).to_contain_text("You are next")
    await ask_for_an_officer(people.two, assistant, "he wants to meet her tonight", GRAVE)
    await expect(waiting(people.two)).to_contain_text("You are next")
    await expect(waiting(people.one)).to_contain_text("You are number 2 in the queue")


async def the_gravest_is_taken_and_heard(people: People) -> None:
    column = await people.sam.take_next()
    await expect(people.two.who).to_contain_text("PC Sam")
    await expect(waiting(people.one)).to_contain_text("You are next")
    await column.say("Hello, I have read what you wrote.")
    await expect(people.two.said("Hello, I have read", "officer")).to_be_visible()
    await people.two.say("please hurry")
    await people.sam.page.keyboard.press("Escape")
    await people.sam.page.keyboard.press("v")
    await expect(column.line("please hurry")).to_be_visible()


async def a_supervisor_whispers(people: People) -> None:
    await people.lee.observe("Ask where they want to meet")
    await expect(people.sam.about.get_by_text("Ask where they want to meet")).to_be_visible()


async def a_colleague_takes_over(people: People) -> None:
    await people.sam.pass_on("PC Ann, holds 0")
    await people.ann.room.get_by_role("button", name="Accept").click()
    await expect(people.two.who).to_contain_text("PC Ann")
    await people.ann.column().say("I am Ann and go on with this.")
    await expect(people.two.said("I am Ann", "officer")).to_be_visible()


async def the_next_is_taken(people: People) -> None:
    await people.sam.column().press("Put away")
    await people.sam.take_next()
    await expect(people.one.who).to_contain_text("PC Sam")


async def the_lost_parent_is_back_at_the_head(people: People) -> None:
    lost = words.OFFICER_LOST.format(name="PC Ann")
    await expect(people.two.said(lost, "system")).to_be_visible()
    await expect(waiting(people.two)).to_contain_text("You are next")
    await expect(people.lee.room.get_by_text("PC Ann was lost")).to_be_visible()
    await expect(people.one.who).to_contain_text("PC Sam")  # whose officer lives keeps them


async def another_officer_ends_it_with_a_record(people: People) -> None:
    again = await people.sam.take_next(2)
    await expect(people.two.who).to_contain_text("PC Sam")
    await expect(again.line("I am Ann and go on with this.")).to_be_visible()
    await again.press("Finish (F)")
    await people.sam.write_record()
    await people.sam.press("Go on")  # after a hard one a break is offered
    await people.sam.about.get_by_label("What you agreed").fill(AGREED)
    await people.sam.press("Hand back to the assistant")
    await expect(people.two.said(AGREED, "system")).to_be_visible()
    await expect(people.two.who).to_contain_text("Automatic answers")


async def the_parent_comes_a_second_time(people: People, assistant) -> None:
    await ask_for_an_officer(people.two, assistant, "I would rather talk to somebody")
    second = await people.sam.take_next(2)
    await expect(people.two.who).to_contain_text("PC Sam")
    await expect(second.line(AGREED)).to_be_visible()
    await expect(people.sam.about.get_by_text("Came to an officer")).to_be_visible()
