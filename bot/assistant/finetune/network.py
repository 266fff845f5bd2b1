"""The network while it learns: MiniLM, mean pooling, and three heads on the unit vector.

Urgency and topic are linear heads; answers are prototypes (a cosine to each answer's learnt
vector), which pulls paraphrases together and keeps the cosine meaningful. A fourth term holds the
vector of what was typed near the base model's vector of the clean text: the encoder stays a general
one, and slips of the thumb move it little.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import tensorflow as tf
from transformers import TFAutoModel

LINEAR_SCALE, ANSWER_SCALE = 10.0, 16.0
LABEL_SMOOTHING = 0.05
TRUNK_LAYERS: Final = 3  # of six: what both encoders share and no text of ours changes
URGENCY_WEIGHTS = (1.0, 1.0, 1.3)  # a missed emergency costs more


@dataclass(frozen=True)
class Weights:
    """How much each term of the loss counts beside urgency, which counts 1."""

    topic: float = 0.5
    answer: float = 0.3
    anchor: float = 0.3


@dataclass(frozen=True)
class Labels:
    """A batch's labels (-1: none) and the vectors its rows are held near."""

    levels: Any
    topics: Any
    answers: Any
    anchors: Any


class Network(tf.Module):
    """Encoder and heads."""

    def __init__(self, folder: Path, levels: int, topics: int, answers: int, seed: int) -> None:
        super().__init__()
        self.encoder = TFAutoModel.from_pretrained(str(folder))
        width = self.encoder.config.hidden_size
        make = tf.keras.initializers.GlorotUniform(seed=seed)
        self.urgency = tf.Variable(make((width, levels)), name="urgency")
        self.topics = tf.Variable(make((width, topics)), name="topics")
        self.prototypes = tf.Variable(make((width, answers)), name="prototypes")

    def learning(self) -> list[Any]:
        """What is changed: the upper layers and the heads; the trunk stays the base's."""
        layers = [
            v for v in self.encoder.trainable_variables if layer_number(v.name) >= TRUNK_LAYERS
        ]
        return [*layers, self.urgency, self.topics, self.prototypes]

    def loss(self, ids: Any, mask: Any, labels: Labels, weights: Weights) -> Any:
        """The mean over a batch; a row without a label does not count for that head."""
        vectors = pooled(self.encoder, ids, mask, training=True)
        urgency = _entropy(LINEAR_SCALE * vectors @ self.urgency, labels.levels)
        urgency *= tf.gather(tf.constant(URGENCY_WEIGHTS), tf.maximum(labels.levels, 0))
        topic = _entropy(LINEAR_SCALE * vectors @ self.topics, labels.topics)
        cosines = vectors @ tf.math.l2_normalize(self.prototypes, axis=0)
        answer = _entropy(ANSWER_SCALE * cosines, labels.answers)
        moved = 1 - tf.reduce_sum(vectors * labels.anchors, axis=1)
        rest = weights.topic * topic + weights.answer * answer + weights.anchor * moved
        return tf.reduce_mean(urgency + rest)


def layer_number(variable: str) -> int:
    """The layer that a variable of the encoder belongs to, -1 for the embeddings."""
    found = re.search(r"/layer_\._(\d+)/", variable)
    return int(found[1]) if found else -1


def pooled(encoder: Any, ids: Any, mask: Any, *, training: bool = False) -> Any:
    """Mean of the token vectors under the mask, scaled to length one."""
    states = encoder(
        input_ids=ids, attention_mask=mask, token_type_ids=tf.zeros_like(ids), training=training
    ).last_hidden_state
    kept = tf.cast(mask, tf.float32)[:, :, None]
    mean = tf.reduce_sum(states * kept, axis=1) / tf.reduce_sum(kept, axis=1)
    return tf.math.l2_normalize(mean, axis=1)


def _entropy(logits: Any, labels: Any) -> Any:
    """Smoothed cross-entropy, zero for rows without a label."""
    classes = logits.shape[-1]
    wanted = tf.one_hot(tf.maximum(labels, 0), classes)
    wanted = wanted * (1 - LABEL_SMOOTHING) + LABEL_SMOOTHING / classes
    rows = -tf.reduce_sum(wanted * tf.nn.log_softmax(logits), axis=1)
    return rows * tf.cast(labels >= 0, tf.float32)
