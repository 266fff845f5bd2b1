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
import numpy.typing as npt
from onnx import ModelProto
from safetensors.numpy import load_file

from bot.assistant.encoder import Encoder, Trunk, tokenizer
from bot.assistant.finetune.examples import UNKNOWN, training_lessons
from bot.assistant.finetune.export import rounded, write_card
from bot.assistant.finetune.mpnet import branch, trunk
from bot.assistant.finetune.opinion_rows import SEED, VARIED, Row, heard_rows
from bot.assistant.finetune.smooth import Feed, observed, smoothed
from bot.assistant.opinion import ANSWERS, HEADS, LEVELS, OPINION_FOLDER, TOPICS
from bot.assistant.regression import Regression
from bot.assistant.weights import BRANCH, TOKENIZER, TRUNK
from bot.settings import settings

MOST_BYTES: Final = 95_000_000  # what most hosts of repositories take as one file
MOST_DIFFERENCE: Final = 1e-2  # of numbers that go from -20 to 20
OBSERVED_TEXTS: Final = 128
LOWER: Final = 8  # layers in the first of the two files
Names = dict[str, npt.NDArray[np.str_]]


def main() -> None:
    """Writes the rows that are learnt from, or the shipped files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("step", choices=["rows", "export"])
    parser.add_argument("--work", type=Path, default=settings().var / "opinion")
    parser.add_argument("--out", type=Path, default=OPINION_FOLDER)
    wanted = parser.parse_args()
    lessons = training_lessons(settings().data)
    wanted.work.mkdir(parents=True, exist_ok=True)
    if wanted.step == "rows":
        rows = heard_rows(lessons, settings().data, VARIED)
        told = "".join(json.dumps(vars(row)) + "\n" for row in rows)
        (wanted.work / "rows.jsonl").write_text(told, encoding="utf-8")
    else:
        names = {TOPICS: np.array(lessons.topics), ANSWERS: np.array(lessons.answers)}
        export(wanted.work, heard_rows(lessons, settings().data), names, wanted.out)


def export(work: Path, rows: list[Row], names: Names, out: Path) -> None:
    """Writes trunk, branch, heads, tokenizer and card from what was learnt in `work`.

    `names` are what the classes of the heads for topics and answers stand for. Answers are learnt
    anew, from the rounded vectors.

    Raises:
        ValueError: a file is larger than may be shipped, or the graphs are not the network's.
    """
    tensors = load_file(work / "learnt.safetensors")
    lower, upper = trunk(tensors, LOWER), branch(tensors, LOWER)
    levels, topics = (
        Regression(tensors[f"head.{of}.weight"], tensors[f"head.{of}.bias"])
        for of in (LEVELS, TOPICS)
    )
    _check(lower, upper, levels, json.loads((work / "sample.json").read_text(encoding="utf-8")))
    largest, states = observed(lower, _feeds(work, [row.texts[0] for row in rows]))
    further, _ = observed(upper, [{"states": each} for each in states])
    out.mkdir(parents=True, exist_ok=True)
    rounded(smoothed(lower, largest), out / TRUNK, MOST_BYTES)
    rounded(smoothed(upper, further), out / BRANCH, MOST_BYTES)
    (out / TOKENIZER).write_bytes((work / TOKENIZER).read_bytes())
    made: dict[str, Any] = json.loads((work / "made.json").read_text(encoding="utf-8"))
    write_card(out, [TRUNK, BRANCH, TOKENIZER], made)  # an encoder is heard only with its card
    asked = [row for row in rows if row.answer != UNKNOWN]
    vectors = Encoder(out, Trunk(out)).encode([row.texts[0] for row in asked])
    known = Regression.fit(vectors, np.array([row.answer for row in asked]))
    heads = levels.named(LEVELS) | topics.named(TOPICS) | known.named(ANSWERS)
    np.savez_compressed(out / HEADS, **heads, **names)
    write_card(out, [TRUNK, BRANCH, HEADS, TOKENIZER], made)


def _check(
    lower: ModelProto, upper: ModelProto, levels: Regression, sample: list[dict[str, Any]]
) -> None:
    """The graphs, before rounding, must give together what the network gave."""
    feeds: list[Feed] = [{"input_ids": np.array([one["ids"]], np.int32)} for one in sample]
    _, states = observed(lower, feeds)
    _, given = observed(upper, [{"states": each} for each in states])
    numbers = np.concatenate(given) @ levels.weights.T + levels.bias
    if np.abs(numbers - np.array([one["numbers"] for one in sample])).max() > MOST_DIFFERENCE:
        raise ValueError("The exported graphs do not compute what the network computes.")


def _feeds(folder: Path, texts: list[str]) -> list[Feed]:
    reader = tokenizer(folder)
    some = random.Random(SEED).sample(texts, OBSERVED_TEXTS)  # noqa: S311 - reproducible, not secret
    return [{"input_ids": np.array([reader.encode(text).ids], np.int32)} for text in some]


if __name__ == "__main__":
    main()
