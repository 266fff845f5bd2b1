"""Whatever comes in has its one defined answer, and the connection lives on."""

import asyncio
import json

import pytest

from bot.public.cleaning import LONGEST, clean
from bot.public.frames import LARGEST
from bot.public.limits import SAYS, Window


def say(text, client_id="c" * 36, **more):
    return json.dumps({"v": 1, "type": "say", "client_id": client_id, "text": text, **more})


REFUSED = {
    "empty": (say(""), "empty"),
    "only spaces": (say(" \n\t "), "empty"),
    "only what is cleaned away": (say("\u202e\x00\u2066"), "empty"),
    "20 kB": (say("x" * 20_000), "too_long"),
    "one character too long": (say("x" * (LONGEST + 1)), "too_long"),
    "a frame over 64 kB": (say("x" * LARGEST), "frame_too_large"),
    "not JSON": ("hello", "bad_frame"),
    "nothing": ("", "bad_frame"),
    "a number": ("7", "bad_frame"),
    "a list": ("[]", "bad_frame"),
    "deeply nested": ("[" * 30_000, "bad_frame"),
    "no version": ('{"type": "say"}', "bad_frame"),
    "another version": ('{"v": 2, "type": "say"}', "bad_frame"),
    "no type": ('{"v": 1}', "bad_frame"),
    "an unknown type": ('{"v": 1, "type": "dance"}', "unknown_frame"),
    "a type that is no word": ('{"v": 1, "type": ["say"]}', "bad_frame"),
    "text that is no text": (say({"a": 1}), "bad_frame"),
    "no client_id": ('{"v": 1, "type": "say", "text": "x"}', "bad_frame"),
    "a client_id that is no id": (say("x", client_id="../../etc"), "bad_frame"),
    "a client_id that is too long": (say("x", client_id="c" * 65), "bad_frame"),
    "a payload that is no payload": (say("x", payload="/restart"), "bad_frame"),
    "a second hello": ('{"v": 1, "type": "hello"}', "bad_frame"),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_it_is_refused_in_calm_words_and_the_next_message_is_taken(name, widget):
    sent, code = REFUSED[name]

    await widget.socket.send_str(sent)
    error = await widget.receive()

    assert (error["type"], error["code"]) == ("error", code)
    assert error["text"].endswith((".", "?"))
    assert (await widget.said("still here?", client_id="d" * 36))["seq"] == 1


async def test_a_binary_frame_is_refused(widget):
    await widget.socket.send_bytes(b"\xff\xd8\xff a picture")

    assert (await widget.receive())["code"] == "bad_frame"


async def test_a_message_before_hello_is_refused(site, browser):
    async with browser.ws_connect(site.make_url("/socket")) as socket:
        await socket.send_str(say("x"))
        assert (await socket.receive_json())["code"] == "hello_first"


TAKEN = {
    "emoji only": ("😭😭", "😭😭"),
    "HTML": ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
    "a command of Rasa's": ("/restart", "/restart"),
    "control characters": ("a\x00b\x07c", "abc"),
    "direction tricks": ("\u202egnp.exe\u2069", "gnp.exe"),
    "right to left": ("ساعدني", "ساعدني"),
    "lines and tabs": ("one\r\ntwo\rthree\tfour", "one\ntwo\nthree\tfour"),
    "a composed accent": ("cafe\u0301", "café"),
    "half a character": ("sad \ud83d", "sad"),
    "joined emoji": ("👩‍👧", "👩‍👧"),
    "the longest": ("x" * LONGEST, "x" * LONGEST),
    "SQL": ("'; DROP TABLE messages; --", "'; DROP TABLE messages; --"),
}


@pytest.mark.parametrize("name", TAKEN)
async def test_it_is_stored_clean_and_answered(name, widget):
    sent, stored = TAKEN[name]

    await widget.socket.send_str(say(sent))

    assert (await widget.next("message", author="parent"))["text"] == stored
    assert (await widget.next("message", author="assistant"))["text"]


async def test_no_text_reaches_the_assistant_as_a_command(widget, assistant):
    for text in ("/restart", "//restart", "/ /restart", "/"):
        await widget.said(text)
        await widget.next("message", author="assistant")

    assert not any(question["text"].startswith("/") for question in assistant.asked)


async def test_a_hundred_messages_a_second_are_slowed_down_and_none_of_them_is_lost(widget):
    ids = [await widget.say(f"m{n}") for n in range(100)]
    answers = [await answer_to(widget, client_id) for client_id in ids]

    taken = [a for a in answers if a["type"] == "ack"]
    refused = [a for a in answers if a["type"] == "error"]
    assert len({a["seq"] for a in taken}) == len(taken) == SAYS
    assert {a["code"] for a in refused} == {"slow_down"}
    assert all(0 < a["retry_after"] <= 10 for a in refused)
    assert len(taken) + len(refused) == 100


async def answer_to(widget, client_id):
    while True:
        frame = await widget.receive()
        if frame["type"] in ("ack", "error") and frame["client_id"] == client_id:
            return frame


async def test_other_frames_are_slowed_down_too(widget):
    for _ in range(200):
        await widget.send("typing")
    await widget.said("x")

    errors = [f["code"] for f in widget.frames if f["type"] == "error"]
    assert set(errors) == {"slow_down"}


def test_the_window_opens_again_when_the_acts_have_passed():
    now = [0.0]
    window = Window(2, 10.0, lambda: now[0])
    assert [window.wait() for _ in range(3)] == [0, 0, 10]
    now[0] = 4.5
    assert window.wait() == 6
    now[0] = 10.0
    assert [window.wait() for _ in range(3)] == [0, 0, 10]


def test_cleaning_twice_changes_nothing_more():
    text = " \u202ea\u0301\x00 b\r\n\u2067c "
    assert clean(clean(text)) == clean(text) == "á b\nc"


async def test_many_broken_frames_do_not_close_the_connection(widget):
    for _ in range(300):
        await widget.socket.send_str("{")
    assert (await asyncio.wait_for(widget.said("x"), 20))["seq"] == 1
