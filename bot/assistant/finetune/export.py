"""From the learnt network to the shipped files: ONNX int8, tokenizer, card with hashes."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import tensorflow as tf
import tf2onnx
from onnxruntime.quantization import QuantType, quantize_dynamic

from bot.assistant.finetune.network import pooled

OPSET = 14
MOST_BYTES = 25_000_000


def export(encoder: Any, tokenizer: Path, folder: Path, made_with: dict[str, Any]) -> None:
    """Writes `encoder.onnx`, `tokenizer.json` and `encoder.json` into `folder`.

    Raises:
        ValueError: the quantised file is larger than what may be shipped.
    """
    folder.mkdir(parents=True, exist_ok=True)
    weights = folder / "encoder.onnx"
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        _to_onnx(encoder, full)
        quantize_dynamic(str(full), str(weights), weight_type=QuantType.QInt8)
    if weights.stat().st_size > MOST_BYTES:
        raise ValueError(f"{weights} is larger than {MOST_BYTES} bytes.")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    card = {"sha256": hashlib.sha256(weights.read_bytes()).hexdigest(), **made_with}
    (folder / "encoder.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def _to_onnx(encoder: Any, path: Path) -> None:
    signature = [
        tf.TensorSpec((None, None), tf.int32, name="input_ids"),
        tf.TensorSpec((None, None), tf.int32, name="attention_mask"),
    ]

    @tf.function(input_signature=signature)
    def embed(input_ids: Any, attention_mask: Any) -> dict[str, Any]:
        return {"embedding": pooled(encoder, input_ids, attention_mask)}

    tf2onnx.convert.from_function(
        embed, input_signature=signature, opset=OPSET, output_path=str(path)
    )
