"""Featurizer: encodes the message, and of a parent's post its passages too, once for all parts."""

from __future__ import annotations

import json
from pathlib import Path
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

from bot.assistant.encoded import Encoded, Encoders
from bot.assistant.encoder import FOLDER, URGENCY_FOLDER, Vectors, verified_weights
from bot.assistant.remembering import curated

ORIGIN = "SentenceEncoder"
ENCODED = "encoded"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(GraphComponent):
    """Leaves an `Encoded` on every message that has text, and its whole as a dense feature."""

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

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """New weights make old training results stale."""
        return " ".join(_sha256(folder) for folder in (FOLDER, URGENCY_FOLDER))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Encodes every training example as it stands."""
        written = [m for m in training_data.training_examples if m.get(TEXT)]
        with curated() as encoders:
            vectors = encoders.general.encode([message.get(TEXT) for message in written])
        for message, vector in zip(written, vectors, strict=True):
            _add_feature(message, vector)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Encodes what a parent wrote, with its passages."""
        for message in messages:
            if message.get(TEXT):
                post = self._encoders.read(message.get(TEXT))
                message.set(ENCODED, post)
                _add_feature(message, post.general[0])
        return messages


def encoded(message: Message) -> Encoded:
    """The post that `SentenceEncoder` left on a message with text."""
    post: Encoded = message.get(ENCODED)
    return post


def vector_of(message: Message) -> Vectors:
    """The sentence feature that `SentenceEncoder` added: a row of 384 numbers."""
    _, feature = message.get_dense_features(TEXT, [ORIGIN])
    vector: Vectors = feature.features[0]
    return vector


def _add_feature(message: Message, vector: Vectors) -> None:
    message.add_features(Features(vector[np.newaxis, :], FEATURE_TYPE_SENTENCE, TEXT, ORIGIN))


def _sha256(folder: Path) -> str:
    verified_weights(folder)
    card = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
    return str(card["sha256"])
