"""Slips of the thumb are read as what was meant; names, slang and English words are left alone."""

from collections import Counter

import pytest

from bot.assistant.encoded import Encoders
from bot.assistant.slips import Slips
from bot.assistant.spelling import spelling_of
from bot.assistant.vocabulary import Vocabulary, dictionary
from bot.settings import ROOT

SPELLING = spelling_of(ROOT / "data")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("he swalowed batterys on purpos", "he swallowed batteries on purpose"),
        ("my dauhter is misssing", "my daughter is missing"),
        ("hes got a nife", "hes got a knife"),
        ("he has bleech in his hand", "he has bleach in his hand"),
        ("sombody is shoutin at the kichen windw", "somebody is shouting at the kitchen window"),
        ("a man on robolx askd for her adress", "a man on roblox asked for her address"),
        ("they are in the hospitle", "they are in the hospital"),
        ("her fone", "her phone"),
        ("SHE SWALOWED THEM", "SHE swallowed THEM"),
        ("Swalowed them. Unconcious now.", "swallowed them. unconscious now."),
    ],
)
def test_slips_are_read_as_what_was_meant(written: str, meant: str) -> None:
    assert SPELLING.mended(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "jake and freya are at alice's",
        "we met Kiam and Robyne at Larnaca",
        "muppet of a lad, footy every day, his nan is well chuffed",
        "he's on Discord and insta, u know, pics n that",
        "idk tbh lol hmmm",
        "xzqy wvbnkt",
        "What's his mate's mum's number?",
        "£250 by 10pm or they'll post it",
        "мой сын пропал",
        "",
    ],
)
def test_what_is_no_slip_is_left_as_it_stands(written: str) -> None:
    assert SPELLING.mended(written) == written


def test_what_is_mended_needs_no_mending() -> None:
    once = SPELLING.mended("sombody swalowed the tabelts at scool, pleas help")
    assert SPELLING.mended(once) == once


def test_an_editors_new_word_is_known_at_the_next_start(tmp_path) -> None:
    (tmp_path / "spelling.yml").write_text("spelling: {}\n")
    (tmp_path / "answer.yml").write_text("- picture\n" * 3 + "- Picturo\n" * 3)

    assert spelling_of(tmp_path).mended("on picturu and picturo") == "on picture and picturo"


def test_a_long_word_may_hold_two_slips_if_it_sounds_alike() -> None:
    words = Vocabulary(Counter(embarrassed=3, dragging=9), frozenset())
    slips = Slips(words, dictionary())

    assert slips.meant("embaressed") == "embarrassed"
    assert slips.meant("drogginh") == "drogginh"


def test_rules_and_both_ears_hear_the_mended_words() -> None:
    encoders = Encoders.shared()
    slipped, meant = "he swalowed a battry. what now", "he swallowed a battery. what now"

    heard, plain = encoders.read(slipped), encoders.read(meant)

    assert heard.texts == plain.texts
    assert (heard.taught == plain.taught).all()
    assert (encoders.taught_vectors([slipped]) == encoders.taught_vectors([meant])).all()
