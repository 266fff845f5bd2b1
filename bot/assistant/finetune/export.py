"""From an encoder to the shipped files: ONNX int8, tokenizer, card with hashes."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import onnxruntime
import tensorflow as tf
from onnxruntime.quantization import QuantType, quantize_dynamic

from bot.assistant.finetune.graph import one_text_graph, weights_of
from bot.assistant.finetune.network import pooled

MOST_BYTES = 25_000_000
SAMPLE: Final = [[101, 2017, 102], [101, *range(2000, 2060), 102]]
MOST_DIFFERENCE: Final = 1e-4


def export(encoder: Any, tokenizer: Path, folder: Path, made_with: dict[str, Any]) -> None:
    """Writes `encoder.onnx`, `tokenizer.json` and `encoder.json` into `folder`.

    Weights are rounded channel by channel: with one scale for a whole matrix the vectors turn by
    16 degrees on average, so by 7. They keep to seven bits, so that processors without VNNI
    (whose eight-bit sums overflow) hear the same.

    Raises:
        ValueError: the file is larger than may be shipped, or its graph is not the encoder's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    weights = folder / "encoder.onnx"
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        onnx.save(_graph(encoder), str(full))
        _check(full, encoder)
        quantize_dynamic(
            str(full),
            str(weights),
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    if weights.stat().st_size > MOST_BYTES:
        raise ValueError(f"{weights} is larger than {MOST_BYTES} bytes.")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    card = {"sha256": hashlib.sha256(weights.read_bytes()).hexdigest(), **made_with}
    (folder / "encoder.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def _graph(encoder: Any) -> onnx.ModelProto:
    shape = encoder.config
    return one_text_graph(weights_of(encoder), shape.num_hidden_layers, shape.num_attention_heads)


def _check(full: Path, encoder: Any) -> None:
    """The graph, before rounding, must give what the encoder gives."""
    session = onnxruntime.InferenceSession(str(full), providers=["CPUExecutionProvider"])
    for tokens in SAMPLE:
        ids = np.array([tokens], dtype=np.int32)
        wanted = pooled(encoder, tf.constant(ids), tf.ones_like(ids)).numpy()
        given = session.run(None, {"input_ids": ids})[0]
        if np.abs(wanted - given).max() > MOST_DIFFERENCE:
            raise ValueError("The exported graph does not compute what the encoder computes.")
