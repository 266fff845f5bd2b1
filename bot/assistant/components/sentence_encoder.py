"""Featurizer: encodes the message, and of a parent's post its passages too, once for all parts."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant.encoded import ENCODED, Encoded, Encoders


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(GraphComponent):
    """Leaves an `Encoded` on every message that has text."""

    def __init__(self, encoders: Encoders) -> None:
        self._encoders = encoders

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Loads the weights eagerly."""
        return cls(Encoders.shared())

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing: who learns from examples encodes them with `curated`, which remembers them."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Encodes what a parent wrote, with its passages, unless the door has had it encoded."""
        for message in messages:
            if message.get(TEXT):
                given = (message.get(METADATA) or {}).get(ENCODED)
                message.set(ENCODED, given or self._encoders.read(message.get(TEXT)))
        return messages


def encoded(message: Message) -> Encoded:
    """The post that `SentenceEncoder` left on a message with text."""
    post: Encoded = message.get(ENCODED)
    return post
