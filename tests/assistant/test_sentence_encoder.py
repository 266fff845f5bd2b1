"""The graph's first node: it encodes a post, or takes what the door has had encoded."""

import pytest
from rasa.shared.nlu.constants import METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.assistant.components.sentence_encoder import SentenceEncoder, encoded
from bot.assistant.encoded import ENCODED, Encoders

pytestmark = pytest.mark.filterwarnings("ignore:pkg_resources is deprecated:UserWarning")
POST = "He is asleep. A man writes to him every night! What can I do?"


@pytest.fixture(scope="module")
def component():
    return SentenceEncoder(Encoders.shared())


def test_what_the_door_had_encoded_is_not_encoded_again(component):
    given = Encoders.shared().read(POST)
    message = Message({TEXT: POST, METADATA: {ENCODED: given}})
    component.process([message])

    assert encoded(message) is given


@pytest.mark.parametrize("metadata", [None, {}, {"other": 1}])
def test_what_comes_by_another_door_is_encoded_here(component, metadata):
    message = Message({TEXT: POST, METADATA: metadata})
    component.process([message])

    assert encoded(message).texts[0] == POST
    assert len(encoded(message).general) == 4


def test_a_message_without_words_is_left_alone(component):
    message = Message({TEXT: ""})
    component.process([message])

    assert message.get(ENCODED) is None
