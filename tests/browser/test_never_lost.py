"""No message is lost or doubled, whatever becomes of the server, the network or the tab."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.browser.chat import open_alone
from tests.public.scripted import turn


def answers(*texts: str) -> list[str]:
    """Each text followed by its scripted answer."""
    return [line for text in texts for line in (text, f"you said: {text}")]


async def test_a_server_killed_in_the_middle_loses_and_doubles_nothing(page, own_server):
    chat = await open_alone(page, own_server.url)
    await chat.ask("one")

    await own_server.kill()
    await chat.say("two")
    await expect(chat.said("two", "parent").locator(".message__state")).to_have_text("Not sent yet")
    await expect(chat.root.get_by_text("The connection was lost")).to_be_visible()
    await own_server.start()

    await expect(chat.said("you said: two")).to_be_visible()
    assert await chat.lines() == answers("one", "two")
    await page.reload()
    await expect(chat.said("you said: two")).to_be_visible()
    assert await chat.lines() == answers("one", "two")


async def test_a_first_message_written_while_the_server_is_down_opens_one_conversation(
    page, own_server, desk
):
    chat = await open_alone(page, own_server.url)
    await own_server.kill()
    await chat.say("first")
    await chat.say("second")
    await page.reload(wait_until="commit") if False else None
    await own_server.start()

    await expect(chat.said("you said: second")).to_be_visible()
    said = await chat.transcript.locator(".message--parent").all_inner_texts()
    assert len(said) == 2


async def test_unsent_words_survive_a_reload(page, own_server):
    chat = await open_alone(page, own_server.url)
    await chat.ask("one")
    await page.route("**/poll", lambda route: route.abort())
    await page.route_web_socket("**/socket", lambda socket: None)
    await page.reload()
    await chat.say("two")
    await page.unroute_all()

    again = await page.context.new_page()
    await again.close()
    await page.reload()
    await expect(chat.said("two", "parent")).to_be_visible()


async def test_offline_words_are_sent_once_when_the_network_is_back(alone):
    await alone.ask("one")
    await alone.page.context.set_offline(True)
    await expect(alone.root.get_by_text("You are offline")).to_be_visible()
    await alone.say("two")
    await alone.page.context.set_offline(False)

    await expect(alone.said("you said: two")).to_be_visible()
    await expect(alone.root.get_by_text("You are offline")).to_be_hidden()
    assert await alone.lines() == answers("one", "two")


@pytest.fixture
def sockets_blocked():
    async def refuse(page):
        await page.add_init_script("window.WebSocket = class { constructor() { throw Error(); } };")

    return refuse


async def test_where_sockets_are_blocked_plain_requests_carry_the_chat(
    page, site, sockets_blocked, assistant
):
    await sockets_blocked(page)
    chat = await open_alone(page, site)
    await chat.ask("one")
    assistant.script.append(turn("by and by"))
    await chat.say("two")

    await expect(chat.said("by and by")).to_be_visible()
    assert await chat.lines() == [*answers("one"), "two", "by and by"]


async def test_a_hurried_parent_is_heard_in_order(alone):
    texts = [f"line {n}" for n in range(8)]
    for text in texts:
        await alone.say(text)
    await expect(alone.said("you said: line 7")).to_be_visible()
    mine = await alone.transcript.locator(".message--parent .as-typed").all_inner_texts()
    assert mine == texts


async def test_two_tabs_of_one_conversation_show_the_same(context, alone, site):
    await alone.ask("one")
    kept = await alone.page.evaluate("({...sessionStorage})")
    twin = await context.new_page()
    await twin.add_init_script(
        f"for (const [k, v] of Object.entries({kept!r})) sessionStorage.setItem(k, v)"
    )
    other = await open_alone(twin, site)
    await other.ask("two")

    await expect(alone.said("you said: two")).to_be_visible()
    await asyncio.gather(alone.ask("three"), expect(other.said("you said: three")).to_be_visible())
    assert await alone.lines() == await other.lines() == answers("one", "two", "three")


async def test_a_page_that_comes_back_from_the_browsers_memory_goes_on(alone, site):
    await alone.ask("one")
    await alone.page.goto(f"{site}/numbers")
    await alone.page.go_back()
    await alone.ask("two")
    assert await alone.lines() == answers("one", "two")


async def test_too_many_messages_at_once_all_arrive(alone):
    """The server refuses the twenty-first in ten seconds; the widget sends it again by itself."""
    for n in range(22):
        await alone.say(f"n{n}.")
    await expect(alone.said("you said: n21.")).to_be_visible(timeout=60_000)
    mine = await alone.transcript.locator(".message--parent .as-typed").all_inner_texts()
    assert mine == [f"n{n}." for n in range(22)]
