"""Only the author's own words are read; what is uncertain is kept."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.public.forum.clean import clean, mentions
from bot.settings import ROOT
from tests.forum import hostile
from tests.forum.hostile import PIECES

DANGER = "my son is in danger"

OWN = {
    "plain": ("hello\nthere", "hello\nthere"),
    "bbcode quote": ('a [quote="bea, post:2"]secret[/quote] b', "a \n b"),
    "quote in a quote": ("[quote]x [quote]y[/quote] z[/quote]own", "own"),
    "quote line": ("> said\n> again\nown", "own"),
    "html quote": ("<blockquote>x <blockquote>y</blockquote></blockquote>own", "own"),
    "code fence": ("```\ncode\n```\nown", "own"),
    "inline code": ("see `code` here", "see  here"),
    "bbcode code": ("[code]x[/code] own", "own"),
    "signature": ("own\n-- \nAnna, mum of 3", "own"),
    "sent from": ("own\n\nSent from my iPhone", "own"),
    "link": ("[the article](https://example.org/x)", "the article"),
    "image": ("own ![x|10x10](upload://abc.png)", "own"),
    "comment": ("own <!-- hidden -->", "own"),
    "tags": ("<p>own &amp; mine</p>", "own & mine"),
    "direction tricks": ("\u202eown\x00", "own"),
}


@pytest.mark.parametrize("name", OWN)
def test_what_is_not_the_authors_own_is_taken_out(name):
    raw, own = OWN[name]
    assert " ".join(clean(raw).text.split()) == " ".join(own.split())


def test_a_quote_that_is_never_closed_is_read_rather_than_missed():
    assert "in danger" in clean("[quote] my son is in danger").text


def test_who_was_quoted_is_known():
    assert clean('[quote="bea, post:2"]x[/quote][quote=cleo]y[/quote]').quoted == ("bea", "cleo")


MENTIONS = {
    "@helper hi": True,
    "hi @Helper, please": True,
    "(@helper)": True,
    "hi @helper.": True,
    "@helpers": False,
    "@helper-two": False,
    "me@helper.example": False,
    "helper": False,
    "https://x.example/@helper": False,
}


@pytest.mark.parametrize("text", MENTIONS)
def test_we_are_called_by_name(text):
    assert mentions(text, "helper") is MENTIONS[text]


@given(st.text(max_size=400))
def test_any_text_can_be_cleaned_and_gets_no_longer_by_much(raw):
    assert len(clean(raw).text) <= 3 * len(raw) + 1


MARKUP = [*PIECES, "[/code]", "</pre>", "</", "]", "a", " "]
UNSIGNED = [piece for piece in MARKUP if "--" not in piece]  # under two dashes is a signature


def broken(pieces):
    return st.lists(st.sampled_from(pieces)).map("".join)


@given(broken(MARKUP))
def test_broken_markup_hides_nothing_that_stands_before_it(markup):
    assert DANGER in clean(f"{DANGER}\n\n{markup}").text


@given(broken(UNSIGNED))
def test_broken_markup_hides_nothing_that_stands_after_it(markup):
    assert DANGER in clean(f"{markup}\n\n{DANGER}").text


def test_a_long_hostile_text_is_cleaned_in_little_work():
    program = [sys.executable, "-m", hostile.__name__]
    ended = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, f"{ended.stdout[-80:]} {ended.stderr}"
    assert len(ended.stdout.splitlines()) == len(hostile.texts())
