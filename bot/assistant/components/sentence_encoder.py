"""Featurizer: the message as one unit vector (see bot.assistant.encoder)."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant.encoder import FOLDER, Vectors, shared_encoder, verified_weights

ORIGIN = "SentenceEncoder"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(GraphComponent):
    """Adds one dense sentence feature to every message that has text."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Loads the weights eagerly."""
        shared_encoder()
        return cls()

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """New weights make old training results stale."""
        verified_weights(FOLDER)
        card = json.loads((FOLDER / "encoder.json").read_text(encoding="utf-8"))
        return str(card["sha256"])

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Encodes every training example."""
        self._encode(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Encodes what a parent wrote."""
        self._encode(messages)
        return messages

    def _encode(self, messages: list[Message]) -> None:
        written = [message for message in messages if message.get(TEXT)]
        vectors = shared_encoder().encode([message.get(TEXT) for message in written])
        for message, vector in zip(written, vectors, strict=True):
            message.add_features(
                Features(vector[np.newaxis, :], FEATURE_TYPE_SENTENCE, TEXT, ORIGIN)
            )


def vector_of(message: Message) -> Vectors:
    """The sentence feature that `SentenceEncoder` added: a row of 384 numbers."""
    _, feature = message.get_dense_features(TEXT, [ORIGIN])
    vector: Vectors = feature.features[0]
    return vector
