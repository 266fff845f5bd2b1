"""Going on from another device: the code, the move, and what the first device sees of it."""

from aiohttp import ClientSession

from tests.public.widget import Widget

OPENING = "another-device-of-the-same-parent"


async def code_of(widget) -> str:
    await widget.said("hello")
    await widget.next("message", author="assistant")
    await widget.send("make_code")
    return (await widget.next("code"))["code"]


async def test_the_other_device_gets_all_that_was_said_and_the_first_is_told(site, widget, browser):
    code = await code_of(widget)
    other = Widget(browser, site.make_url("/"))
    await other.greet()
    await other.send("use_code", code=code, opening=OPENING)

    welcome = await other.next("welcome")
    assert (welcome["resumed"], welcome["seq"], len(welcome["token"]) >= 43) == (True, 2, True)
    assert [m["text"] for m in await other.messages(2)] == ["hello", "you said: hello"]
    assert (await widget.next("closed"))["reason"] == "moved"
    assert (await widget.back()).frames[0]["conversation"] is None
    await other.said("I am back")
    await other.next("message", text="you said: I am back")
    await other.leave()


async def test_a_wrong_code_is_told_apart_from_nothing_else(widget):
    await widget.send("use_code", code="K7QF-M2XR-94TD", opening=OPENING)
    assert (await widget.next("error"))["code"] == "code_unknown"
    await widget.said("hello")  # and the line goes on


async def test_a_code_does_not_open_over_another_conversation(site, widget, browser):
    code = await code_of(widget)
    busy = Widget(browser, site.make_url("/"))
    await busy.greet()
    await busy.said("something else")
    await busy.send("use_code", code=code, opening=OPENING)
    assert (await busy.next("error"))["code"] == "code_unknown"
    assert (await widget.back()).frames[0]["conversation"] is not None
    await busy.leave()


async def test_a_code_shows_once_more_what_has_ended(site, widget, browser):
    code = await code_of(widget)
    await widget.send("end")
    await widget.next("closed")
    other = Widget(browser, site.make_url("/"))
    await other.greet()
    await other.send("use_code", code=code, opening=OPENING)

    assert (await other.next("welcome"))["owner"] == "closed"
    assert [m["text"] for m in await other.messages(2)] == ["hello", "you said: hello"]
    assert (await other.back()).frames[0]["conversation"] is None
    await other.leave()


async def test_plain_requests_do_it_too(site, widget):
    code = await code_of(widget)
    use = {"v": 1, "type": "use_code", "code": code, "opening": OPENING}
    frames = [{"v": 1, "type": "hello"}, use]
    async with (
        ClientSession() as session,
        session.post(site.make_url("/poll"), json={"v": 1, "frames": frames}) as answer,
    ):
        told = (await answer.json())["frames"]
    assert [f["text"] for f in told if f["type"] == "message"] == ["hello", "you said: hello"]
