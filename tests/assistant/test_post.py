"""What is foreseen of a post is what is found without foresight, and is worked out once."""

import pytest

from bot.assistant.components.answer_classifier import AnswerClassifier
from bot.assistant.components.family_extractor import FamilyExtractor
from bot.assistant.components.urgency_reader import UrgencyComponent
from bot.assistant.encoded import Encoders
from bot.assistant.family import FamilyWords
from bot.assistant.post import Post
from bot.assistant.runner import foresight_of
from bot.assistant.scorer import AnswerScorer
from bot.assistant.urgency.cues import Rules
from bot.assistant.urgency.reader import UrgencyReader
from bot.settings import ROOT

pytestmark = pytest.mark.filterwarnings("ignore:pkg_resources is deprecated:UserWarning")
DATA = ROOT / "data"
TEXT = "My son is 10. He says he has taken all the tablets in the cupboard!"
EXAMPLES = [("which phone for a ten year old", "controls/first_phone"), ("tablets", "selfharm/now")]


@pytest.fixture(scope="module")
def scorer():
    texts, keys = map(list, zip(*EXAMPLES, strict=True))
    return AnswerScorer.fit(Encoders.shared().encode(texts), keys, texts)


@pytest.fixture
def components(scorer):
    return [
        AnswerClassifier(None, None, scorer),
        FamilyExtractor(FamilyWords.load(DATA / "entities.yml")),
        UrgencyComponent(None, None, UrgencyReader(Rules.load(DATA / "urgency"), None, None)),
        object(),
    ]


def test_what_is_foreseen_is_what_is_found_without_it(components, scorer):
    _, extractor, urgency, _ = components
    foreseen = Encoders.shared().read(TEXT, foresight_of(components))
    plain = Encoders.shared().read(TEXT)

    assert foreseen.known
    assert not plain.known
    assert (scorer.score(foreseen).score == scorer.score(plain).score).all()
    assert extractor._words.found_in(foreseen) == extractor._words.find(TEXT)
    assert urgency._reader.rules_say(foreseen) == urgency._reader.rules_say(plain)
    assert urgency._reader.rules_say(plain)[0]


def test_what_is_foreseen_is_not_worked_out_again(components, monkeypatch):
    post = Encoders.shared().read(TEXT, foresight_of(components))
    before = dict(post.known)
    classifier, extractor, urgency, _ = components
    monkeypatch.setattr(classifier._scorer, "_nearest", None)
    monkeypatch.setattr(urgency._reader, "_rules", None)
    monkeypatch.setattr(extractor._words, "_phrases", None)

    for component in components[:3]:
        component.foresee(post)

    assert post.known == before


def test_two_scorers_do_not_take_each_others_likeness(scorer):
    post = Post(["a phone"])
    texts = ["a phone", "no"]
    other = AnswerScorer.fit(Encoders.shared().encode(texts), ["a/b", "c/d"], texts)

    assert (scorer.spelling(post) != other.spelling(post)).any()
