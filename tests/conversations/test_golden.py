"""The golden conversations themselves: unseen in training, properly marked, one for every topic."""

import re

import pytest
import yaml

from actions.kinds import scripts
from bot.assistant.family import FamilyWords
from bot.assistant.speech.library import library
from bot.content.emergencies import EMERGENCIES
from bot.content.examples import load_examples
from bot.settings import ROOT
from tests.conversations.mark import MARK, remarked, stories
from tests.conversations.script import dialogues

FEWEST = 70
FEWEST_WORDS = 4
FILES = stories()
STORIES = [
    story for path in FILES for story in yaml.safe_load(path.read_text(encoding="utf-8"))["stories"]
]
SAID = [step for story in STORIES for step in story["steps"] if "user" in step]
DIALOGUES = dialogues()


def plain(text):
    return " ".join(re.findall(r"[a-z0-9]+", MARK.sub(r"\1", text).lower()))


@pytest.fixture(scope="module")
def family():
    return FamilyWords.load(ROOT / "data" / "entities.yml")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_sentence_is_marked_as_the_assistant_marks_it(path, family):
    content = path.read_text(encoding="utf-8")

    assert content == remarked(content, family), "Run `python -m tests.conversations.mark`."


def test_there_are_enough_and_each_has_a_name_of_its_own():
    names = [story["story"] for story in STORIES]

    assert len(names) >= FEWEST
    assert len(set(names)) == len(names)


def test_every_topic_is_talked_about():
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    topics = {name for intent in domain["intents"] for name in intent}

    assert topics - {step["intent"].split("/")[0] for step in SAID} == set()


def test_every_emergency_is_called_out():
    called = {step["intent"] for step in SAID} | {s.heard for d in DIALOGUES for s in d.steps}

    assert called >= EMERGENCIES


def test_every_dialogue_is_gone_through():
    pressed = {step.press for dialogue in DIALOGUES for step in dialogue.steps}

    assert pressed >= {f"dialogue/{name}" for name in scripts()}


def test_every_answer_wanted_exists():
    wanted = {step["intent"] for step in SAID if "/" in step["intent"]}

    assert [key for key in wanted if not library().has(key)] == []


def test_no_sentence_was_learnt_from():
    learnt = {
        plain(example)
        for path in sorted((ROOT / "data" / "nlu").glob("*.yml"))
        for examples in load_examples(path).values()
        for example in examples
    }
    learnt |= {
        plain(line.split("\t")[4])
        for path in (ROOT / "data" / "triage").glob("*.tsv")
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    said = [step["user"] for step in SAID]
    said += [step.parent for d in DIALOGUES for step in d.steps if step.parent]

    assert [t for t in said if plain(t) in learnt and len(plain(t).split()) >= FEWEST_WORDS] == []
