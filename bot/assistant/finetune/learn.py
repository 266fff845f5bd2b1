"""The loop: AdamW with warm-up and linear decay over batches of similar length. Seeded."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf
from transformers import create_optimizer

from bot.assistant.encoder import Vectors
from bot.assistant.finetune.examples import Example, epoch
from bot.assistant.finetune.network import Labels, Network, Weights

BUCKET = 8
Batch = tuple[Any, Any, Any, Any, Any, Any]
Tokens = Callable[[str], list[int]]
Member = list[npt.NDArray[np.float32]]


@dataclass(frozen=True)
class Recipe:
    """The numbers that were chosen (docs/decisions/0003).

    Attributes:
        seed: of the rows' order and of how they are varied; each member has the next number.
        heads: the seed of the heads' first weights, which all members share.
        members: how many encoders are learnt side by side and averaged.
        last_epochs: how many of a member's last epochs are averaged.
    """

    epochs: int = 5
    batch: int = 24
    rate: float = 3e-4
    warm_up: float = 0.06
    decay: float = 0.01
    weights: Weights = field(default_factory=Weights)
    seed: int = 1
    heads: int = 2026
    members: int = 2
    last_epochs: int = 2


def learn(
    network: Network, rows: list[Example], anchors: Vectors, tokens: Tokens, recipe: Recipe
) -> list[Member]:
    """Changes `network` in place and prints a line an epoch; `anchors` go with `rows`.

    The encoder's weights after each of the last epochs, to be averaged.
    """
    chance = random.Random(recipe.seed)  # noqa: S311 - reproducible, not secret
    steps = recipe.epochs * (len(rows) // recipe.batch + 1)
    optimizer, _ = create_optimizer(
        recipe.rate, steps, int(steps * recipe.warm_up), weight_decay_rate=recipe.decay
    )
    step, kept = _step(network, optimizer, recipe.weights), []
    for number in range(1, recipe.epochs + 1):
        batches = _batches(rows, anchors, tokens, recipe.batch, chance)
        losses = [float(step(*batch)) for batch in batches]
        told = f"seed {recipe.seed}, epoch {number}/{recipe.epochs}: loss {np.mean(losses):.3f}"
        print(told, flush=True)  # noqa: T201
        if number > recipe.epochs - recipe.last_epochs:
            kept.append(network.encoder.get_weights())
    return kept


def _step(network: Network, optimizer: Any, weights: Weights) -> Any:
    matrix, vector = tf.TensorSpec((None, None), tf.int32), tf.TensorSpec((None,), tf.int32)
    anchors = tf.TensorSpec((None, None), tf.float32)
    signature = [matrix, matrix, vector, vector, vector, anchors]

    @tf.function(input_signature=signature, autograph=False)
    def step(ids: Any, mask: Any, *labels: Any) -> Any:
        with tf.GradientTape() as tape:
            loss = network.loss(ids, mask, Labels(*labels), weights)
        variables = network.learning()
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, variables), 1.0)
        optimizer.apply_gradients(zip(gradients, variables, strict=True))
        return loss

    return step


def _batches(
    rows: list[Example], anchors: Vectors, tokens: Tokens, size: int, chance: random.Random
) -> Iterator[Batch]:
    """Batches of similar length, so that little is padding; their order is random."""
    varied = epoch(rows, chance)
    ids = [tokens(text) for _, text in varied]
    order = sorted(range(len(varied)), key=lambda i: (len(ids[i]) // BUCKET, i))
    starts = list(range(0, len(order), size))
    chance.shuffle(starts)
    for start in starts:
        chosen = order[start : start + size]
        numbers = [varied[i][0] for i in chosen]
        labels = ((rows[n].level, rows[n].topic, rows[n].answer) for n in numbers)
        columns = np.array(list(labels), dtype=np.int32).T
        yield *padded([ids[i] for i in chosen]), *columns, anchors[numbers]


def padded(tokens: list[list[int]]) -> tuple[Any, Any]:
    """Token ids as a matrix, and which of its places are real."""
    width = max(map(len, tokens))
    ids = np.array([row + [0] * (width - len(row)) for row in tokens], dtype=np.int32)
    mask = np.array([[1] * len(r) + [0] * (width - len(r)) for r in tokens], dtype=np.int32)
    return ids, mask
