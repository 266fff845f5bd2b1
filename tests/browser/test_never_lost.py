"""No message is lost or doubled, whatever becomes of the server, the network or the tab."""

import asyncio

from playwright.async_api import expect

from tests.browser.chat import open_alone


def answers(*texts: str) -> list[str]:
    """Each text followed by its scripted answer."""
    return [line for text in texts for line in (text, f"you said: {text}")]


async def test_a_server_killed_in_the_middle_loses_and_doubles_nothing(page, own_server):
    chat = await open_alone(page, own_server.url)
    await chat.ask("one")

    await own_server.kill()
    await chat.say("two")
    await expect(chat.said("two", "parent").locator(".message__state")).to_have_text("Not sent yet")
    await expect(chat.state).to_contain_text("The connection was lost")
    await own_server.start()

    await expect(chat.said("you said: two")).to_be_visible()
    assert await chat.lines() == answers("one", "two")
    await page.reload()
    await expect(chat.said("you said: two")).to_be_visible()
    assert await chat.lines() == answers("one", "two")


async def test_what_is_written_before_the_server_is_back_opens_one_conversation(
    page, own_server, desk
):
    chat = await open_alone(page, own_server.url)
    await own_server.kill()
    await chat.say("one")
    await chat.say("two")
    await own_server.start()

    await expect(chat.said("you said: two")).to_be_visible()
    token = await page.evaluate("JSON.parse(sessionStorage.dropin).token")
    conversation = await desk.conversations.by_token(token)
    stored = await desk.messages.since(conversation.id, 0)
    assert sorted(m.text for m in stored) == sorted(answers("one", "two"))


async def test_words_not_sent_yet_survive_leaving_the_page(page, own_server):
    chat = await open_alone(page, own_server.url)
    await chat.ask("one")
    await own_server.kill()
    await chat.say("two")
    await page.goto("about:blank")
    await own_server.start()

    await open_alone(page, own_server.url)
    await expect(chat.said("you said: two")).to_be_visible()
    assert await chat.lines() == answers("one", "two")


async def test_offline_words_are_sent_once_when_the_network_is_back(alone):
    await alone.ask("one")
    await alone.page.context.set_offline(True)
    await expect(alone.state).to_contain_text("You are offline")
    await alone.say("two")
    await alone.page.context.set_offline(False)

    await expect(alone.said("you said: two")).to_be_visible()
    await expect(alone.state).to_be_hidden()
    assert await alone.lines() == answers("one", "two")


async def test_where_sockets_are_blocked_plain_requests_carry_the_chat(page, site):
    await page.add_init_script("WebSocket = class { constructor() { throw Error(); } };")
    chat = await open_alone(page, site)
    await chat.ask("one")
    await chat.ask("two")
    assert await chat.lines() == answers("one", "two")


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


async def test_coming_back_to_the_page_goes_on_with_the_conversation(alone, site):
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
