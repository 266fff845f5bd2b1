"""The network while it learns: MiniLM, mean pooling, and two heads on the unit vector.

Urgency is a linear head; answers are prototypes (a cosine to each answer's learnt vector), which
pulls paraphrases together and keeps the cosine meaningful. A third term holds the vector near where
the base model had it, so that it stays a general sentence encoder.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tensorflow as tf
from transformers import TFAutoModel

URGENCY_SCALE, ANSWER_SCALE = 10.0, 16.0
LABEL_SMOOTHING = 0.05
URGENCY_WEIGHTS = (1.0, 1.0, 1.3)  # a missed emergency costs more


class Network(tf.Module):
    """Encoder and heads; `base` is the untouched encoder that the third term looks at."""

    def __init__(self, folder: Path, answers: int, levels: int, seed: int) -> None:
        super().__init__()
        self.encoder = TFAutoModel.from_pretrained(str(folder))
        self.base = TFAutoModel.from_pretrained(str(folder))
        width = self.encoder.config.hidden_size
        make = tf.keras.initializers.GlorotUniform(seed=seed)
        self.urgency = tf.Variable(make((width, levels)), name="urgency")
        self.prototypes = tf.Variable(make((width, answers)), name="prototypes")

    def learning(self) -> list[Any]:
        """What is changed: all six layers and the heads; word embeddings stay."""
        layers = [v for v in self.encoder.trainable_variables if "/encoder/" in v.name]
        return [*layers, self.urgency, self.prototypes]

    def embed(self, ids: Any, mask: Any, *, training: bool = False) -> Any:
        """Unit vectors of a batch."""
        return pooled(self.encoder, ids, mask, training=training)

    def loss(self, ids: Any, mask: Any, levels: Any, answers: Any, anchor: float) -> Any:
        """The mean over a batch; rows with label -1 do not count for that head."""
        vectors = self.embed(ids, mask, training=True)
        urgency = _entropy(URGENCY_SCALE * vectors @ self.urgency, levels)
        urgency *= tf.gather(tf.constant(URGENCY_WEIGHTS), tf.maximum(levels, 0))
        cosines = vectors @ tf.math.l2_normalize(self.prototypes, axis=0)
        answer = _entropy(ANSWER_SCALE * cosines, answers)
        held = 1 - tf.reduce_sum(vectors * pooled(self.base, ids, mask), axis=1)
        return tf.reduce_mean(urgency + answer + anchor * held)


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
