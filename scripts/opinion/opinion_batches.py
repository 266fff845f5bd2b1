"""Rows as batches of like length, from what the frozen layers made of them once."""

from __future__ import annotations

import random
from typing import Any

import torch
from opinion_network import Network

BUCKET, MANY = 8, 48  # tokens; rows


def known_states(network: Network, ids: list[list[int]]) -> list[Any]:
    """Each row's states after the lower layers, which never change."""
    order, found = sorted(range(len(ids)), key=lambda i: len(ids[i])), [torch.empty(0)] * len(ids)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(order), MANY):
            chosen = order[start : start + MANY]
            tokens = torch.nn.utils.rnn.pad_sequence(
                [torch.tensor(ids[i]) for i in chosen],
                batch_first=True,
                padding_value=network.words.pad_token_id,
            )
            mask = (tokens != network.words.pad_token_id).long()
            states = network.states(tokens, mask).to(torch.bfloat16)
            for row, i in enumerate(chosen):
                found[i] = states[row, : len(ids[i])].clone()
    return found


def batches(ids: list[list[int]], size: int, chance: random.Random) -> list[list[int]]:
    """Every row once, beside rows of like length; the batches come in a random order."""
    order = list(range(len(ids)))
    chance.shuffle(order)
    order.sort(key=lambda i: len(ids[i]) // BUCKET)
    found = [order[start : start + size] for start in range(0, len(order), size)]
    chance.shuffle(found)
    return found


def together(states: list[Any]) -> tuple[Any, Any]:
    """Rows as one tensor, and which of its places are real."""
    padded = torch.nn.utils.rnn.pad_sequence(states, batch_first=True)
    mask = torch.zeros(padded.shape[:2], dtype=torch.long)
    for row, each in enumerate(states):
        mask[row, : len(each)] = 1
    return padded, mask
