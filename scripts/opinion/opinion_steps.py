"""How the network is moved: the loss of one head, AdamW and its pace."""

from __future__ import annotations

from typing import Any

import torch
from opinion_network import Network
from torch.nn import functional


def optimizer_of(network: Network, recipe: Any, steps: int) -> tuple[Any, Any]:
    """AdamW, and its pace: warming up, then slower and slower."""
    learning = [each for each in network.model.parameters() if each.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {"params": learning, "lr": recipe.rate},
            {"params": network.heads.parameters(), "lr": recipe.head_rate},
        ],
        weight_decay=recipe.decay,
    )
    warm = recipe.warm_up * steps
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / warm) * max(0.0, 1 - step / steps)
    )
    return optimizer, pace


def loss_of(logits: Any, labels: Any) -> Any:
    """Cross-entropy over the rows that say what they stand for."""
    if not (labels >= 0).any():
        return logits.sum() * 0
    return functional.cross_entropy(logits, labels, ignore_index=-1)
