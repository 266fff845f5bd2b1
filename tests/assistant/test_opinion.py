"""A second opinion is asked where the first is in doubt, and never calms what names suicide."""

import json
import shutil

import numpy as np
import pytest

from bot.assistant.encoded import Encoded
from bot.assistant.opinion import OPINION_FOLDER, Asked, SecondOpinion, shared_opinion
from bot.assistant.urgency.cues import Rules
from bot.assistant.urgency.head import Head
from bot.assistant.urgency.reader import UrgencyReader
from bot.assistant.urgency.thresholds import WHOLE_WORDS, Thresholds
from bot.assistant.weights import CARD, EncoderError
from bot.settings import settings

FOLDER = settings().data / "urgency"
RULES, LIMITS = Rules.load(FOLDER), Thresholds.load(FOLDER)
CALM = "There's a lad on her laptop with a knife, a chef, and she is learning to dice onions"
GRAVE = "He has taken all of her tablets and I cannot wake him"
IMMEDIATE = 2


class Listening(SecondOpinion):
    """The real one, and what it was asked about."""

    def __init__(self):
        self.asked = []
        super().__init__()

    def on(self, text):
        self.asked.append(text)
        return super().on(text)


@pytest.fixture(scope="module")
def listening():
    return Listening()


def head():
    """A head for vectors of two numbers: calm, but for the second, an emergency's logit."""
    weights = np.array([[0, 0], [0, 0], [0, 1]], np.float32)
    levels, texts = np.arange(3), np.array(["a calm one", "a crime", "an emergency"])
    vectors = np.eye(3, 2, dtype=np.float32)
    return Head(weights, np.array([4, 0, 0], np.float32), vectors, levels, texts)


def post(*texts_and_logits):
    texts = [text for text, _ in texts_and_logits]
    taught = np.array([[0, logit] for _, logit in texts_and_logits], np.float32)
    return Encoded(texts, taught, taught)


def heard(opinion, *texts_and_logits):
    opinion.asked.clear()
    reader = UrgencyReader(RULES, head(), LIMITS, opinion)
    return reader.read(post(*texts_and_logits)).urgency


def test_each_level_topic_and_answer_has_its_probability():
    opinion = shared_opinion().on(GRAVE)

    assert opinion.levels.shape == (3,)
    assert opinion.levels.argmax() == IMMEDIATE
    for likely in (opinion.levels, opinion.topics.values(), opinion.answers.values()):
        assert sum(likely) == pytest.approx(1, abs=1e-4)


def test_it_knows_the_question():
    opinion = shared_opinion().on("what are the signs that someone is grooming my child")

    assert max(opinion.topics, key=opinion.topics.get) == "grooming"
    assert max(opinion.answers, key=opinion.answers.get) == "grooming/signs"


def test_a_post_is_asked_about_once(listening):
    listening.asked.clear()
    asked = Asked()

    assert asked.about(CALM, listening) is asked.about(CALM, listening)
    assert listening.asked == [CALM]


def test_a_post_that_has_to_wait_is_only_noted(listening):
    listening.asked.clear()
    asked = Asked()
    asked.later = True

    assert asked.about(CALM, listening) is None
    assert asked.wanted
    assert listening.asked == []


def test_where_the_first_is_not_in_doubt_nobody_else_is_asked(listening):
    assert heard(listening, (CALM, -9)).level == "none"
    assert listening.asked == []


def test_where_it_is_asked_about_the_answer_it_is_heard_on_urgency_too(listening):
    listening.asked.clear()
    faint = np.float32(np.log(2 * np.exp(4) / (1 / LIMITS.doubtful_when_asked - 1)) + 0.3)
    quiet = post((GRAVE, faint))
    reader = UrgencyReader(RULES, head(), LIMITS, listening)
    assert LIMITS.doubtful_when_asked < head().probabilities(quiet.taught)[0, IMMEDIATE]
    assert head().probabilities(quiet.taught)[0, IMMEDIATE] < LIMITS.doubtful

    assert reader.probabilities(quiet, frozenset())[0, IMMEDIATE] < LIMITS.doubtful
    assert listening.asked == []

    quiet.second.about(GRAVE, listening)

    assert reader.probabilities(quiet, frozenset())[0, IMMEDIATE] > LIMITS.immediate
    assert listening.asked == [GRAVE]


def test_a_calm_post_that_sounds_grave_is_calmed(listening):
    assert heard(listening, (CALM, 4)).level != "immediate"
    assert listening.asked == [CALM]


def test_an_emergency_stays_one(listening):
    assert heard(listening, (GRAVE, 4)).level == "immediate"


def test_where_suicide_is_named_the_first_opinion_is_enough(listening):
    text = "How would I know whether my son is thinking about suicide, is there a leaflet?"

    assert heard(listening, (text, 4)).level == "immediate"
    assert listening.asked == []


def test_a_passage_raises_no_alarm_in_a_post_that_both_hear_as_calm(listening):
    words = "There's a lad with a knife in her kitchen"

    assert heard(listening, (CALM, -6), (words, 12)).level != "immediate"
    assert listening.asked == [CALM]


def test_a_passage_of_a_post_too_long_to_be_heard_whole_still_does(listening):
    long = " ".join(["we went to the park and fed the ducks"] * (WHOLE_WORDS // 8))

    assert heard(listening, (long, -6), ("he is not answering the door", 12)).level == "immediate"


def test_a_changed_file_is_not_used(tmp_path):
    shutil.copytree(OPINION_FOLDER, tmp_path / "opinion")
    card = json.loads((tmp_path / "opinion" / CARD).read_text(encoding="utf-8"))
    card["sha256"]["branch.onnx"] = "0" * 64
    (tmp_path / "opinion" / CARD).write_text(json.dumps(card), encoding="utf-8")

    with pytest.raises(EncoderError, match=r"branch\.onnx is not the file that was reviewed"):
        SecondOpinion(tmp_path / "opinion")
