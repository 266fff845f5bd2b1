"""The offline step for the second opinion: `rows` before its learning, `export` after it.

Learning itself is scripts/opinion/learn.py: it has a PyTorch and a Transformers of its own, which
would not go into one environment with Rasa's.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any, Final

import numpy as np
from onnx import ModelProto
from safetensors.numpy import load_file

from bot.assistant.encoder import tokenizer
from bot.assistant.finetune.examples import Example, training_lessons
from bot.assistant.finetune.export import rounded, write_card
from bot.assistant.finetune.mpnet import LAYERS, branch, trunk
from bot.assistant.finetune.smooth import Feed, observed, smoothed
from bot.assistant.spelling import spelling_of
from bot.assistant.urgency.opinion import OPINION_FOLDER
from bot.assistant.weights import BRANCH, TOKENIZER, TRUNK
from bot.settings import settings

MOST_BYTES: Final = 95_000_000  # what most hosts of repositories take as one file
MOST_DIFFERENCE: Final = 1e-2  # of numbers that go from -20 to 20
OBSERVED_TEXTS, SEED = 128, 5
TUNED: Final = 4  # layers; the lower eight stay the base's


def main() -> None:
    """Writes the rows that are learnt from, or the shipped files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("step", choices=["rows", "export"])
    parser.add_argument("--work", type=Path, default=settings().var / "opinion")
    parser.add_argument("--out", type=Path, default=OPINION_FOLDER)
    wanted = parser.parse_args()
    rows = heard_rows(settings().data)
    wanted.work.mkdir(parents=True, exist_ok=True)
    if wanted.step == "rows":
        told = "".join(json.dumps(vars(row)) + "\n" for row in rows)
        (wanted.work / "rows.jsonl").write_text(told, encoding="utf-8")
    else:
        export(wanted.work, [row.text for row in rows], wanted.out)


def heard_rows(data: Path) -> list[Example]:
    """What the encoders learn from, with slips mended, as they will hear it."""
    spelling = spelling_of(data)
    return [
        Example(spelling.mended(row.text), row.level, row.topic, row.answer)
        for row in training_lessons(data).rows
    ]


def export(work: Path, texts: list[str], out: Path) -> None:
    """Writes trunk, branch, tokenizer and card from what was learnt in `work`.

    Raises:
        ValueError: a file is larger than may be shipped, or the graphs are not the network's.
    """
    tensors = load_file(work / "learnt.safetensors")
    head = np.ascontiguousarray(tensors["head.weight"].T), tensors["head.bias"]
    lower, upper = trunk(tensors, LAYERS - TUNED), branch(tensors, LAYERS - TUNED, head)
    _check(lower, upper, json.loads((work / "sample.json").read_text(encoding="utf-8")))
    largest, states = observed(lower, _feeds(work, texts))
    further, _ = observed(upper, [{"states": each} for each in states])
    out.mkdir(parents=True, exist_ok=True)
    rounded(smoothed(lower, largest), out / TRUNK, MOST_BYTES)
    rounded(smoothed(upper, further), out / BRANCH, MOST_BYTES)
    (out / TOKENIZER).write_bytes((work / TOKENIZER).read_bytes())
    made: dict[str, Any] = json.loads((work / "made.json").read_text(encoding="utf-8"))
    write_card(out, [TRUNK, BRANCH, TOKENIZER], made)


def _check(lower: ModelProto, upper: ModelProto, sample: list[dict[str, Any]]) -> None:
    """The graphs, before rounding, must give together what the network gave."""
    feeds: list[Feed] = [{"input_ids": np.array([one["ids"]], np.int32)} for one in sample]
    _, states = observed(lower, feeds)
    _, given = observed(upper, [{"states": each} for each in states])
    wanted = np.array([one["numbers"] for one in sample])
    if np.abs(np.concatenate(given) - wanted).max() > MOST_DIFFERENCE:
        raise ValueError("The exported graphs do not compute what the network computes.")


def _feeds(folder: Path, texts: list[str]) -> list[Feed]:
    reader = tokenizer(folder)
    some = random.Random(SEED).sample(texts, OBSERVED_TEXTS)  # noqa: S311 - reproducible, not secret
    return [{"input_ids": np.array([reader.encode(text).ids], np.int32)} for text in some]


if __name__ == "__main__":
    main()
