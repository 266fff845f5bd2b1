"""Every state a parent can be in, by name. axe looks at them all, and so do the pictures."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tests.browser.chat import Chat
from tests.browser.stage import Stage

State = Callable[[Stage], Awaitable[None]]
MENU = "End, delete or move this chat"


async def closed(stage: Stage) -> None:
    """Before the chat is opened: a launcher, the emergency numbers and Exit now."""
    await stage.look_at("/")
    await expect(stage.page.get_by_role("button", name="Exit now")).to_be_visible()


async def opening(stage: Stage) -> None:
    """While the chat is on its way, the numbers are there already."""

    async def wait_for_ever(_route) -> None:
        pass

    await stage.page.route("**/widget", wait_for_ever)
    await closed(stage)
    await stage.press_launcher()
    await expect(stage.page.get_by_text("Opening the chat…").last).to_be_visible()


async def start(stage: Stage) -> None:
    """Open, and nothing said yet: what this is, what is kept, where to call."""
    await stage.open()


async def answer(stage: Stage) -> None:
    """An answer: whom to tell, what to do, services with one-tap calls, what to ask next."""
    await stage.open()
    await stage.ask("answer")


async def suggestions(stage: Stage) -> None:
    """Not sure what is meant: it asks, with a few choices, and guesses nothing."""
    chat = await stage.open()
    await stage.ask("choices")
    await expect(chat.root.locator(".choice").first).to_be_visible()


async def emergency(stage: Stage) -> None:
    """An emergency: the call button comes before any other word."""
    chat = await stage.open()
    await stage.ask("emergency")
    await expect(chat.root.locator(".message--emergency")).to_be_visible()


async def plan(stage: Stage) -> None:
    """The plan to print or copy."""
    chat = await stage.open()
    await stage.ask("plan")
    await expect(chat.root.locator(".plan")).to_be_visible()


async def officers_on_duty(stage: Stage) -> None:
    """Officers are on duty: one press waits for one."""
    chat = await stage.open()
    await stage.ask("clinic")
    await expect(chat.button("Wait for an officer").first).to_be_visible()


async def waiting(stage: Stage) -> None:
    """Waiting: the place, an honest range, and the way out."""
    officer = await stage.officer()
    await officer.place(3, 5, 10)
    await expect(stage.chat.root.locator(".waiting")).to_contain_text("number 3")


async def with_officer(stage: Stage) -> None:
    """With an officer: who speaks is named above every turn."""
    officer = await stage.officer()
    await officer.take()
    await officer.say("Hello, I am Sam. I have read what you wrote. How is your son now?")
    await expect(stage.chat.said("Hello, I am Sam", "officer")).to_be_visible()


async def officer_left(stage: Stage) -> None:
    """The officer's line was lost: the parent waits at the front, and is told so."""
    await with_officer(stage)
    await stage.lose_officers()
    await expect(stage.chat.root.locator(".waiting")).to_be_visible()


async def callback_form(stage: Stage) -> None:
    """No officer is on duty: a message for them, and how and when it is safe to answer it."""
    chat = await stage.open(stage.without_clinic)
    await stage.ask("clinic")
    await chat.button("Leave a message for an officer").first.click()
    await expect(chat.root.get_by_label("What should the officer know?")).to_be_focused()


async def callback_left(stage: Stage) -> None:
    """The message is stored: a reference, and until when somebody deals with it."""
    await callback_form(stage)
    root = stage.chat.root
    await root.get_by_label("What should the officer know?").fill("He asks her for pictures.")
    await root.get_by_label("Your number or email address").fill("07700 900123")
    await root.get_by_label("When is it safe to reach you?").fill("after nine in the evening")
    await stage.chat.button("Leave this message").click()
    await expect(root.locator(".callback__done")).to_be_focused()


async def offline(stage: Stage) -> None:
    """Offline: what is written waits on the page and is sent once."""
    await answer(stage)
    await stage.page.context.set_offline(True)
    await expect(stage.chat.state).to_contain_text("You are offline")
    await stage.chat.say("he has just written again")
    await expect(stage.chat.root.get_by_text("Not sent yet")).to_be_visible()


async def server_down(stage: Stage) -> None:
    """The service is down: the numbers in full, and what was said stays."""
    await stage.page.clock.install()
    await stage.open(stage.mortal.url)
    await stage.ask("answer")
    await stage.mortal.kill()
    await expect(stage.chat.state).to_contain_text("The connection was lost")
    fallback = stage.chat.root.get_by_role("region", name="You can still reach people")
    while not await fallback.is_visible():
        await stage.page.clock.run_for(5_000)
    await fallback.scroll_into_view_if_needed()


async def never_reached(stage: Stage) -> None:
    """The service was down before the chat was opened: the launcher says so."""
    await stage.page.goto(stage.mortal.url)
    await stage.mortal.kill()
    await stage.press_launcher()
    await expect(stage.page.get_by_role("status")).to_contain_text("We cannot reach the chat")


async def still_there(stage: Stage) -> None:
    """After a long quiet: a gentle question that ends nothing."""
    await stage.page.clock.install()
    await answer(stage)
    await stage.page.clock.fast_forward(16 * 60 * 1000)
    await expect(stage.chat.root.locator(".idle")).to_be_visible()
    await stage.chat.root.locator(".idle").scroll_into_view_if_needed()


async def menu(stage: Stage) -> Chat:
    await answer(stage)
    await stage.chat.root.get_by_text(MENU).click()
    return stage.chat


async def about_to_delete(stage: Stage) -> None:
    """Before a conversation is deleted."""
    chat = await menu(stage)
    await chat.button("Delete this conversation").click()
    await expect(chat.button("No, keep it")).to_be_focused()


async def deleted(stage: Stage) -> None:
    """After it was deleted, on the server too."""
    await about_to_delete(stage)
    await stage.chat.button("Yes, delete it").click()
    await expect(stage.chat.root.get_by_text("The conversation is deleted").first).to_be_visible()


async def code_given(stage: Stage) -> None:
    """A code to go on from another device."""
    chat = await menu(stage)
    await chat.button("Go on from another device").click()
    await expect(chat.root.locator(".code")).to_be_visible()


async def code_asked(stage: Stage) -> None:
    """A code that is not known, or was used."""
    chat = await stage.open()
    await chat.root.get_by_text("I have a code from another device").click()
    await chat.root.get_by_label("Your code").fill("K7QF-M2XR-94TD")
    await chat.button("Go on with my chat").click()
    await expect(chat.root.get_by_text("We do not know this code").first).to_be_visible()
    await chat.root.get_by_label("Your code").scroll_into_view_if_needed()


async def ended(stage: Stage) -> None:
    """The end: what happens with what was said."""
    officer = await stage.officer()
    await officer.take()
    await officer.close()
    heading = stage.chat.root.get_by_role("heading", name="This chat has ended")
    await expect(heading).to_be_visible()


async def picture_declined(stage: Stage) -> None:
    """A picture was pasted: it is declined, with the reason and who can deal with it."""
    chat = await stage.open()
    await chat.field.evaluate(
        """(field) => {
          const held = new DataTransfer();
          held.items.add(new File(["x"], "photo.jpg", { type: "image/jpeg" }));
          const more = { bubbles: true, cancelable: true, clipboardData: held };
          field.dispatchEvent(new ClipboardEvent("paste", more));
        }"""
    )
    await expect(
        chat.root.get_by_role("region", name="Please do not send pictures")
    ).to_be_focused()


async def exit_help(stage: Stage) -> None:
    """The page about leaving quickly, and what that cannot do."""
    await stage.look_at("/exit-help")


async def numbers(stage: Stage) -> None:
    """The numbers on a plain page."""
    await stage.look_at("/numbers")


async def from_forum(stage: Stage) -> None:
    """The way in from a private message on a forum."""
    await stage.look_at("/from-forum#a-link-from-a-message")
    await expect(stage.page.get_by_role("button", name="Open the private chat")).to_be_visible()


STATES: dict[str, State] = {
    "closed": closed,
    "opening": opening,
    "start": start,
    "answer": answer,
    "suggestions": suggestions,
    "emergency": emergency,
    "plan": plan,
    "officers-on-duty": officers_on_duty,
    "waiting": waiting,
    "with-officer": with_officer,
    "officer-left": officer_left,
    "callback-form": callback_form,
    "callback-left": callback_left,
    "offline": offline,
    "server-down": server_down,
    "never-reached": never_reached,
    "still-there": still_there,
    "about-to-delete": about_to_delete,
    "deleted": deleted,
    "code-given": code_given,
    "code-asked": code_asked,
    "ended": ended,
    "picture-declined": picture_declined,
    "exit-help": exit_help,
    "numbers": numbers,
    "from-forum": from_forum,
}
