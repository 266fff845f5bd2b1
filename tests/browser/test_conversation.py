"""A parent asks and is answered: what stays, who spoke, what can be chosen."""

from playwright.async_api import expect


async def test_an_answered_question_is_still_there_after_a_reload(chat):
    await chat.ask("someone wants money from my son")
    before = await chat.lines()

    await chat.page.reload()
    await chat.page.get_by_role("button", name="Worried about something online?").click()

    await expect(chat.said("you said: someone wants money from my son")).to_be_visible()
    assert await chat.lines() == before
    asked = "someone wants money from my son"
    assert before == [asked, f"you said: {asked}"]


async def test_keeping_nothing_on_the_device_means_a_reload_starts_afresh(alone):
    await alone.root.get_by_label("Keep nothing on this device").check()
    await alone.ask("hello")
    assert await alone.page.evaluate("sessionStorage.length") == 0

    await alone.page.reload()
    await expect(alone.root.get_by_text("Tell us what is worrying you")).to_be_visible()
    await expect(alone.transcript.locator("li")).to_have_count(0)


async def test_every_speaker_is_named_when_the_speaker_changes(alone):
    await alone.say("several")
    await expect(alone.said("second")).to_be_visible()

    names = alone.transcript.locator(".message__who:visible")
    await expect(names).to_have_count(2)
    await expect(names.nth(0)).to_contain_text("You")
    await expect(names.nth(1)).to_contain_text("Assistant (automatic)")


async def test_a_chosen_follow_up_becomes_plain_text_and_is_asked(alone, assistant):
    await alone.say("choices")
    await alone.button("We have already paid").click()

    await expect(alone.said("you said: We have already paid")).to_be_visible()
    assert assistant.asked[-1]["payload"] == "sextortion/already_paid"
    await expect(alone.root.get_by_text("You chose: We have already paid")).to_be_focused()
    await expect(alone.button("Talk with my son")).to_have_count(0)

    await alone.page.reload()
    await expect(alone.root.get_by_text("You chose: We have already paid")).to_be_visible()


async def test_own_messages_go_from_sent_to_seen(alone, assistant):
    assistant.gate.clear()
    await alone.say("hello")
    mine = alone.said("hello", "parent").locator(".message__state")
    await expect(mine).to_have_text("Sent")
    assistant.gate.set()
    await expect(mine).to_have_text("Seen")


async def test_what_looks_like_markup_is_shown_as_written(alone):
    sly = "<img src=x onerror=alert(1)> <b>bold</b> &amp; javascript:alert(2)"
    await alone.ask(sly)
    assert await alone.lines() == [sly, f"you said: {sly}"]
    await expect(alone.transcript.locator("img, b, a")).to_have_count(0)


async def test_a_text_that_is_too_long_is_kept_and_its_length_told(alone):
    await alone.field.fill("x" * 4010)
    await alone.button("Send").click()
    await expect(alone.root.get_by_text("This is 10 characters too long")).to_be_visible()
    await expect(alone.field).to_have_value("x" * 4010)
    await expect(alone.transcript.locator("li")).to_have_count(0)
