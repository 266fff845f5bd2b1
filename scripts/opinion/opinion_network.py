"""The network while it learns: MPNet with its lower layers frozen, mean pooling and two heads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

WIDTH, LEVELS, SCALE = 768, 3, 20.0


class Network:
    """The lower layers, frozen; the upper ones and two heads, which learn."""

    def __init__(self, folder: Path, topics: int, tuned: int) -> None:
        self.words = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder).eval()
        layers = self.model.encoder.layer
        self.lower, self.upper = layers[:-tuned], layers[-tuned:]
        self.urgency = torch.nn.Linear(WIDTH, LEVELS)
        self.topics = torch.nn.Linear(WIDTH, topics)

    def states(self, ids: Any, mask: Any) -> Any:
        """What the lower layers make of tokens."""
        return self._through(self.lower, self.model.embeddings(input_ids=ids), mask)

    def vectors(self, states: Any, mask: Any) -> Any:
        """The mean over the tokens after the upper layers, of length one."""
        states, real = self._through(self.upper, states, mask).float(), mask[..., None].float()
        return functional.normalize((states * real).sum(1) / real.sum(1), dim=1)

    def tensors(self, base: Path) -> dict[str, Any]:
        """The whole by MPNet's own names, and the urgency head with its scale in it."""
        kept = {
            name.removeprefix("mpnet."): t
            for name, t in load_file(base / "model.safetensors").items()
        }
        first = len(self.lower)
        for name, tensor in self.upper.state_dict().items():
            number, _, rest = name.partition(".")
            kept[f"encoder.layer.{first + int(number)}.{rest}"] = tensor.detach().float()
        head = {"weight": self.urgency.weight, "bias": self.urgency.bias}
        return kept | {
            f"head.{part}": (SCALE * t).detach().contiguous() for part, t in head.items()
        }

    def _through(self, layers: Any, states: Any, mask: Any) -> Any:
        near = self.model.encoder.compute_position_bias(states)
        hidden = (1 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in layers:
            out = layer(states, attention_mask=hidden, position_bias=near)
            states = out[0] if isinstance(out, tuple) else out
        return states
