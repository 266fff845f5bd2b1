"""Rows as batches of like length, each text as it stands or as somebody types it."""

from __future__ import annotations

import random
from typing import Any

import torch

BUCKET = 8  # tokens


def batches(lengths: list[int], size: int, chance: random.Random) -> list[list[int]]:
    """Every row once, beside rows of like length; the batches come in a random order."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    order.sort(key=lambda i: lengths[i] // BUCKET)
    found = [order[start : start + size] for start in range(0, len(order), size)]
    chance.shuffle(found)
    return found


def one_way(ways: list[list[int]], varied: float, chance: random.Random) -> list[int]:
    """The text as it stands, which comes first, or in so great a share one of the other ways."""
    return chance.choice(ways[1:]) if ways[1:] and chance.random() < varied else ways[0]


def together(ids: list[list[int]], padding: int) -> tuple[Any, Any]:
    """Texts' tokens as one tensor, and which of its places are real."""
    padded = torch.nn.utils.rnn.pad_sequence(
        [torch.tensor(each) for each in ids], batch_first=True, padding_value=padding
    )
    return padded, (padded != padding).long()
