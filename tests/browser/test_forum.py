"""From the forum to the chat: a post, a private message, a link that opens once, no name."""

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from bot.desk import Desk
from bot.desk.tables import ConversationRow
from examples.forum_demo import demo
from tests.browser.chat import Chat
from tests.browser.conftest import any_port, each, shared
from tests.forum.reader import Reader

THREAT = "someone online wants money from my son Tom"


@shared
async def reader():
    reader = Reader()
    await reader.open()
    yield reader
    await reader.close()


@each
async def folder(tmp_path):
    return tmp_path


@each
async def forum(reader, folder):
    """The demonstration: the fake forum with its pages, and the real site beside it."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DROPIN_ASSISTANT_URL", reader.url)
        async with demo(folder, any_port(), any_port()) as forum:
            yield forum


async def post(page, forum, title, text) -> None:
    """Write on the forum as a member does."""
    await page.goto(forum.url)
    await page.get_by_label("Title").fill(title)
    await page.get_by_label("Text").fill(text)
    await page.get_by_role("button", name="Post").click()
    await expect(page.get_by_role("heading", name=title)).to_be_visible()


async def the_link(page, forum, member="anna") -> str:
    """The private link, as soon as it is in the member's messages."""
    link = page.locator("a[href*='/from-forum#']")
    while not await link.count():
        await page.goto(f"{forum.url}/messages/{member}")
        await page.wait_for_load_state()
    return await link.get_attribute("href")


async def conversations(folder):
    desk = await Desk.open(f"sqlite:///{folder / 'demo.db'}")
    try:
        async with desk.database.read() as session:
            return list(await session.scalars(select(ConversationRow)))
    finally:
        await desk.close()


async def test_a_post_leads_to_a_private_chat_once_and_without_a_name(page, context, forum, folder):
    await post(page, forum, "Please help", THREAT)
    link = await the_link(page, forum)
    assert [p.raw for p in forum.state.posts.values() if p.topic.id == 1] == [THREAT]

    await page.goto(link)
    await expect(page.get_by_role("button", name="Open the private chat")).to_be_visible()
    assert "#" not in page.url  # neither the address bar nor the history keeps the token
    assert await conversations(folder) == []  # looking uses nothing up
    await page.get_by_role("button", name="Open the private chat").click()

    chat = Chat(page, page)
    await expect(chat.transcript).to_contain_text("You came here from the forum")
    await chat.button("Someone threatens to share pictures").click()
    await expect(chat.said("you said:")).to_be_visible()
    [row] = await conversations(folder)
    assert (row.source, row.topic) == ("forum", "sextortion")
    assert "anna" not in str(vars(row))

    other = await context.new_page()
    await other.goto(link)
    await other.get_by_role("button", name="Open the private chat").click()
    await expect(other.get_by_text("This link has been used or is too old.")).to_be_visible()
    await other.get_by_role("link", name="Start a new chat").click()
    await expect(Chat(other, other).field).to_be_visible()
    assert len(await conversations(folder)) == 1


async def test_a_question_is_answered_in_the_topic(page, forum):
    await post(page, forum, "First phone", "which parental controls are good")
    reply = page.locator(".bot", has_text="Where this comes from")
    while not await reply.count():
        await page.reload()
    await expect(reply).to_contain_text("Internet Matters")


async def test_the_page_without_a_link_leads_to_a_new_chat_and_has_the_numbers(page, site):
    await page.goto(f"{site}/from-forum")
    await expect(page.get_by_role("link", name="Start a new chat")).to_be_visible()
    await expect(page.get_by_role("navigation", name="Emergency numbers")).to_contain_text("999")
    await expect(page.get_by_role("link", name="Exit now")).to_be_visible()
