"""Every cue of data/urgency/cues.yml hears its sentences and ignores its look-alikes."""

import re
from collections import Counter

import pytest

from bot.assistant.urgency.cues import Cue, Rules
from bot.assistant.urgency.patterns import PatternError
from bot.assistant.urgency.phrases import Phrases
from bot.assistant.urgency.table import context_table, cue_table
from bot.assistant.wording import Wording
from bot.content.emergencies import EMERGENCIES
from bot.content.files import ContentError, read_yaml
from bot.settings import settings

DATA = settings().data
RULES = Rules.load(DATA / "urgency")
WORDING = Wording.load(DATA)
CUES = list(RULES.cues.values())


def standing(passage: str) -> list[str]:
    return [cue.key for cue in RULES.hear(passage).standing()]


@pytest.mark.parametrize(("key", "sentence"), [(c.key, s) for c in CUES for s in c.hears])
def test_a_cue_hears_its_sentences(key: str, sentence: str) -> None:
    assert key in standing(sentence)


@pytest.mark.parametrize(("key", "sentence"), [(c.key, s) for c in CUES for s in c.ignores])
def test_a_cue_ignores_its_look_alikes(key: str, sentence: str) -> None:
    assert key not in standing(sentence)


@pytest.mark.parametrize("cue", CUES, ids=[cue.key for cue in CUES])
def test_a_cue_is_told_whole(cue: Cue) -> None:
    assert len(cue.hears) >= 3
    assert len(cue.ignores) >= 2
    assert re.match(r"FACTS \d", cue.source)
    assert (cue.level == "immediate") == (cue.emergency is not None)
    assert cue.emergency is None or f"emergency/{cue.emergency}" in EMERGENCIES


def test_every_emergency_has_a_cue() -> None:
    assert {f"emergency/{cue.emergency}" for cue in CUES if cue.emergency} == set(EMERGENCIES)


def test_no_key_is_given_twice() -> None:
    keys = Counter(entry["key"] for entry in read_yaml(DATA / "urgency" / "cues.yml")["cues"])
    assert max(keys.values()) == 1


def test_a_body_in_danger_is_not_undone_by_company() -> None:
    assert "taken_tablets" in standing("she is here with me and has taken a whole packet of pills")
    assert "not_breathing" in standing("he is home with us and he is not breathing")


@pytest.mark.parametrize(
    "sentence",
    [
        "HES TAKEN ALL HIS NANS TABLETS",
        "he\u2019s taken all his nan\u2019s tablets",
        "um he he's tuk er all all his nans tabletts",
    ],
)
def test_capitals_apostrophes_and_hesitation_hide_nothing(sentence: str) -> None:
    assert "taken_tablets" in standing(sentence)


def test_a_gap_does_not_cross_a_full_stop() -> None:
    assert standing("she took my hand. the tablets are in the cupboard") == []


@pytest.mark.parametrize("pattern", ["", "..2 tablet", "take ..2", "?=the tablet", "take|@nobody"])
def test_a_pattern_that_cannot_work_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        Phrases({"cue": [pattern]})


def test_an_optional_word_that_is_wanted_next_is_refused() -> None:
    with pytest.raises(PatternError, match="wanted right after"):
        Phrases({"cue": ["come ?=back =back|home"]})


def test_what_an_optional_word_took_is_not_given_back() -> None:
    wake = Phrases({"wake": ["wake ?=up !=for"]})
    assert wake.find(WORDING.words("wont wake up"))
    assert not wake.find(WORDING.words("wont wake up for school"))


def test_rules_are_written_in_plain_spelling() -> None:
    folder = DATA / "urgency"
    written = re.findall(
        r"[a-z0-9]+",
        " ".join(pattern for cue in CUES for pattern in cue.patterns)
        + " ".join(pattern for context in RULES.contexts.values() for pattern in context.patterns)
        + " ".join(read_yaml(folder / "words.yml")["words"].values()),
    )
    folded = {word: found[0].form for word in written if (found := WORDING.words(word))}
    assert {word: plain for word, plain in folded.items() if word != plain} == {}


def test_a_spelling_stands_for_one_word(tmp_path) -> None:
    (tmp_path / "spelling.yml").write_text("spelling:\n  son: [sn]\n  sun: [sn]\n")
    with pytest.raises(ContentError, match="sn"):
        Wording.load(tmp_path)


def test_the_page_about_urgency_names_every_cue_and_context() -> None:
    page = (DATA.parent / "docs" / "urgency.md").read_text(encoding="utf-8")
    assert cue_table(CUES) in page, "print it: python -m bot.assistant.urgency.table"
    assert context_table(RULES.contexts.values()) in page
