"""From the forum to an officer: a post, a private message, a link that opens once, and no name."""

import re

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from bot.console import keys
from bot.desk.tables import Base
from examples.forum_demo import demo
from tests.browser.chat import Chat
from tests.browser.conftest import any_port, each, shared
from tests.browser.door import Door
from tests.console.browser.desk import OfficerDesk
from tests.console.conftest import Clock
from tests.console.officers import hire
from tests.forum.reader import Reader

THREAT = "someone online wants money from my son Tom"
NAMES = re.compile(r"\banna\b|\bTom\b", re.IGNORECASE)


class ForumsDoor(Reader, Door):
    """Hears a post as the forum's tests plan it, answers in the chat as the browser's do."""


@shared
async def heard():
    door = ForumsDoor()
    await door.open()
    yield door
    await door.close()


@each
async def running(heard, tmp_path):
    """The demonstration: the fake forum, and the real site and console beside it."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DROPIN_ASSISTANT_URL", heard.url)
        environment.setattr("bot.desk.keeper.QUICK_SECONDS", 3600.0)  # the clock here stands still
        async with demo(tmp_path, (any_port(), any_port(), any_port()), Clock()) as running:
            yield running


@each
async def officer(running, chromium):
    """An officer at a real console, signed in through the form."""
    room, desk = running.console_app[keys.STAFFROOM], running.console_app[keys.DESK]
    clock = running.console_app[keys.CLOCK]
    person = await hire(room, desk, clock, "PC Sam", "officer", number="4711")
    context = await chromium.new_context(viewport={"width": 1600, "height": 900})
    at_desk = OfficerDesk(await context.new_page(), running.console, person)
    await at_desk.sign_in()
    yield at_desk
    await context.close()


async def post(page, running, title, text) -> None:
    """Write on the forum as a member does."""
    await page.goto(running.forum.url)
    await page.get_by_label("Title").fill(title)
    await page.get_by_label("Text").fill(text)
    await page.get_by_role("button", name="Post").click()
    await expect(page.get_by_role("heading", name=title)).to_be_visible()


async def the_link(page, running, member="anna") -> str:
    """The private link, as soon as it is in the member's messages."""
    link = page.locator("a[href*='/from-forum#']")
    while not await link.count():
        await page.goto(f"{running.forum.url}/messages/{member}")
        await page.wait_for_load_state()
    return await link.get_attribute("href")


async def kept(running, *, of: str) -> list[str]:
    """All that the database keeps in tables whose name begins so, as text."""
    async with running.console_app[keys.DESK].database.read() as session:
        tables = [t for t in Base.metadata.sorted_tables if t.name.startswith(of)]
        return [str(row) for t in tables for row in await session.execute(select(t))]


async def enter(page, link) -> Chat:
    """Through the link into the chat."""
    await page.goto(link)
    await expect(page.get_by_role("button", name="Open the private chat")).to_be_visible()
    await expect(page).to_have_url(
        re.compile(r"/from-forum$")
    )  # neither the address bar nor the history keeps the token
    await page.get_by_role("button", name="Open the private chat").click()
    chat = Chat(page, page)
    await expect(chat.transcript).to_contain_text("You came here from the forum")
    return chat


async def test_a_post_leads_to_an_officer_who_reads_the_topic_and_no_name(page, running, officer):
    await post(page, running, "Please help", THREAT)
    link = await the_link(page, running)
    assert [p.raw for p in running.forum.state.posts.values() if p.topic.id == 1] == [THREAT]

    chat = await enter(page, link)
    await chat.button("Someone threatens to share pictures").click()
    await expect(chat.said("you said:")).to_be_visible()
    await chat.say("clinic")
    await chat.button("Wait for an officer").click()
    await expect(chat.root.locator(".waiting")).to_contain_text("You can keep writing")

    await officer.waiting(1)
    await expect(officer.room).to_contain_text("From the forum, topic sextortion")
    column = await officer.take_next()
    await expect(officer.about).to_contain_text("From the forum, topic sextortion")
    await officer.page.keyboard.press("Escape")
    await officer.page.keyboard.press("v")  # unveil what the parent wrote
    await expect(column.line("about clinic")).to_be_visible()
    assert not NAMES.search(await officer.page.content())
    assert not NAMES.search(" ".join(await kept(running, of="conversations")))
    assert not NAMES.search(" ".join(await kept(running, of="messages")))

    await column.say("I have read what you wrote.")
    await expect(chat.said("I have read what you wrote.", author="officer")).to_be_visible()


async def test_the_link_opens_the_chat_once_and_tells_so_kindly(page, context, running):
    await post(page, running, "Please help", THREAT)
    link = await the_link(page, running)
    await page.goto(link)
    await expect(page.get_by_role("button", name="Open the private chat")).to_be_visible()
    assert await kept(running, of="conversations") == []  # looking uses nothing up
    await enter(page, link)  # in the same tab, where it loads nothing anew

    other = await context.new_page()
    await other.goto(link)
    await other.get_by_role("button", name="Open the private chat").click()
    await expect(other.get_by_text("This link has been used or is too old.")).to_be_visible()
    await expect(other.get_by_role("navigation", name="Emergency numbers")).to_contain_text("999")
    await other.get_by_role("link", name="Start a new chat").click()
    await expect(Chat(other, other).field).to_be_visible()
    assert len(await kept(running, of="conversations")) == 1


async def test_a_question_is_answered_in_the_topic(page, running):
    await post(page, running, "First phone", "which parental controls are good")
    reply = page.locator(".bot", has_text="Where this comes from")
    while not await reply.count():
        await page.reload()
    await expect(reply).to_contain_text("Internet Matters")


async def test_an_officer_sees_what_came_in_and_says_yes_or_no(page, running, officer):
    await page.goto(running.forum.url)
    await page.get_by_label("On", exact=True).select_option("10")
    await page.get_by_label("Title").fill("First phone")
    await page.get_by_label("Text").fill("which parental controls are good")
    await page.get_by_role("button", name="Post").click()
    desk = officer.page
    yes = desk.get_by_role("button", name="Yes, send it")
    while not await yes.count():
        await desk.goto(f"{running.console}/forum")
    await expect(desk.get_by_role("main")).to_contain_text("On trial")
    await expect(desk.get_by_role("main")).to_contain_text("a first post, read as controls")
    assert "anna" not in await desk.content()
    await yes.click()

    reply = page.locator(".bot", has_text="Internet Matters")
    while not await reply.count():
        await page.reload()


async def test_the_page_without_a_link_leads_to_a_new_chat_and_has_the_numbers(page, site):
    await page.goto(f"{site}/from-forum")
    await expect(page.get_by_role("link", name="Start a new chat")).to_be_visible()
    await expect(page.get_by_role("navigation", name="Emergency numbers")).to_contain_text("999")
    await expect(page.get_by_role("link", name="Exit now")).to_be_visible()
