"""Slips of the thumb are read as what was meant; names, slang and English words are left alone."""

import random
from collections import Counter

import pytest

from bot.assistant.encoded import Encoders
from bot.assistant.slips import Slips
from bot.assistant.spelling import spelling_of
from bot.assistant.urgency.cues import Rules
from bot.assistant.urgency.sentences import load_sentences
from bot.assistant.vocabulary import Vocabulary, dictionary
from bot.settings import ROOT

DATA = ROOT / "data"
SPELLING = spelling_of(DATA)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("he swalowed a battrey on purpos", "he swallowed a battery on purpose"),
        ("my dauhter is misssing", "my daughter is missing"),
        ("hes got a nife", "hes got a knife"),
        ("he has bleech in his hand", "he has bleach in his hand"),
        ("sombody is shoutin at the kichen windw", "someone is shouting at the kitchen window"),
        ("a man on robolx askd for her adress", "a man on roblox asked for her address"),
        ("they are in the hospitle", "they are in the hospital"),
        ("my baby is drowing, shes stopd breathin", "my baby is drowning, shes stopped breathing"),
        ("her fone", "her phone"),
        ("my dauhter's phone and the scool's shut", "my daughter's phone and the school's shut"),
        ("she hav'nt eaten, he dosen’t talk", "she havent eaten, he doesnt talk"),
        ("SHE SWALOWED THEM pls", "SHE swallowed THEM pls"),
        ("Swalowed them. Unconcious now.", "swallowed them. unconscious now."),
        ("my mate got chinged", "my mate got stabbed"),
    ],
)
def test_slips_are_read_as_what_was_meant(written: str, meant: str) -> None:
    assert SPELLING.mended(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "jake and freya are at alice's",
        "Seren met Haider and Carys at Chanel. Llion rang",
        "muppet of a lad, footy every day, his nan is well chuffed",
        "obby on tumblr, he unblocked her, they repost it, she's a biker now",
        "he's on Discord and insta, u know, pics n that, on his mobile",
        "idk tbh lol hmmm",
        "xzqy wvbnkt",
        "What's his mate's mum's number? why've you",
        "£250 by 10pm or they'll post it",
        "мой сын пропал",
        "",
    ],
)
def test_what_is_no_slip_is_left_as_it_stands(written: str) -> None:
    assert SPELLING.mended(written) == written


@pytest.mark.parametrize("verb", ["could", "would", "should", "did", "had", "has", "was", "does"])
def test_a_slip_never_takes_a_not_away(verb: str) -> None:
    for ending in ("n", "nt", "nt ", "t", "nn't", "n't", "n’t", "tn"):
        assert f" {verb} " not in f" {SPELLING.mended(f'he {verb}{ending} wake up')} "


def test_no_slip_of_a_word_of_danger_is_read_as_a_calm_word() -> None:
    words = Vocabulary.of(DATA)
    lost = [
        f"{slip} > {meant}"
        for word in sorted(words.grave)[::5]
        for slip in _slips(word)
        if (meant := SPELLING.mended(slip)) not in {slip, word} | words.grave
    ]
    assert len(lost) <= 3, lost  # of some 3,000: "knive" is knife, which is everyday


def _slips(word: str) -> set[str]:
    """A letter left out, doubled, or swapped with the next."""
    places = range(1, len(word))
    fewer = {word[:i] + word[i + 1 :] for i in places}
    more = {word[:i] + word[i] + word[i:] for i in places}
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in places[:-1]}
    return (fewer | more | swapped) - {word}


def test_what_is_mended_needs_no_mending() -> None:
    untidy = [s.text for s in load_sentences(DATA / "triage") if s.style in ("typos", "texting")]
    for text in random.Random(1).sample(untidy, 300):
        once = SPELLING.mended(text)
        assert SPELLING.mended(once) == once


def test_an_editors_new_word_is_known_at_the_next_start(tmp_path) -> None:
    (tmp_path / "spelling.yml").write_text("spelling: {}\n")
    (tmp_path / "nlu").mkdir()
    (tmp_path / "nlu" / "new.yml").write_text("- picture\n" * 3 + "- Picturo\n" * 3)

    assert spelling_of(tmp_path).mended("on picturu and picturo") == "on picture and picturo"


def test_a_long_word_may_hold_two_slips_if_it_sounds_alike() -> None:
    slips = Slips(Vocabulary(Counter(embarrassed=3, dragging=9)), dictionary())

    assert slips.meant("embaressed") == "embarrassed"
    assert slips.meant("drogginh") == "drogginh"


def test_what_might_be_a_word_of_danger_or_another_is_left() -> None:
    words = Counter(hoping=90, choking=3)

    assert Slips(Vocabulary(words), ()).meant("hokinh") == "hokinh"
    assert Slips(Vocabulary(words), ()).meant("hoking") == "hoping"
    assert Slips(Vocabulary(words, grave=frozenset({"choking"})), ()).meant("hoking") == "hoking"


def test_rules_and_both_ears_hear_the_mended_words() -> None:
    encoders = Encoders.shared()
    slipped, meant = (
        "hes swalowed a buttan battry. what now",
        "hes swallowed a button battery. what now",
    )

    heard, plain = encoders.read(slipped), encoders.read(meant)

    assert heard.texts == plain.texts
    assert (heard.taught == plain.taught).all()
    assert (encoders.taught_vectors([slipped]) == encoders.taught_vectors([meant])).all()
    rules = Rules.load(DATA / "urgency")
    assert [cue.key for cue in rules.hear(heard.texts[0]).cues]
    assert not rules.hear(slipped).cues
