"""The network while it learns: MPNet its words frozen, mean pooling and three heads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

WIDTH, LEVELS, SCALE = 768, 3, 20.0


class Network(torch.nn.Module):  # type: ignore[misc] # PyTorch is not installed beside Rasa
    """The layers and the heads for levels, topics and answers; all of them learn."""

    def __init__(self, folder: Path, topics: int, answers: int) -> None:
        super().__init__()
        self.words = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder)
        self.model.embeddings.requires_grad_(False)
        self.model.encoder.relative_attention_bias.requires_grad_(False)
        self.heads = torch.nn.ModuleList(
            torch.nn.Linear(WIDTH, size) for size in (LEVELS, topics, answers)
        )

    def forward(self, ids: Any, mask: Any) -> list[Any]:
        """The numbers of each head."""
        vectors = self.vectors(ids, mask)
        with torch.autocast(ids.device.type, enabled=False):
            return [SCALE * head(vectors) for head in self.heads]

    def vectors(self, ids: Any, mask: Any) -> Any:
        """The mean over the tokens, of length one."""
        states = self.model(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        real = mask[..., None].float()
        return functional.normalize((states * real).sum(1) / real.sum(1), dim=1)

    def tensors(self, base: Path) -> dict[str, Any]:
        """The whole by MPNet's own names, and the heads that are shipped, scaled."""
        named = {
            name.removeprefix("mpnet."): tensor
            for name, tensor in load_file(base / "model.safetensors").items()
        }
        learnt = self.model.state_dict()
        kept = {n: learnt[n].detach().float().cpu() if n in learnt else t for n, t in named.items()}
        return kept | {
            f"head.{of}.{part}": (SCALE * tensor).detach().cpu().contiguous()
            for of, head in zip(("levels", "topics"), self.heads, strict=False)
            for part, tensor in head.named_parameters()
        }
