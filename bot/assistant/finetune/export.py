"""From an encoder to the shipped files: trunk and branch as ONNX int8, and a card with hashes."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import onnxruntime
import tensorflow as tf
from onnxruntime.quantization import QuantType, quantize_dynamic

from bot.assistant.finetune.graph import branch_graph, trunk_graph, weights_of
from bot.assistant.finetune.network import TRUNK_LAYERS, pooled
from bot.assistant.weights import BRANCH, CARD, TOKENIZER, TRUNK, sha256

MOST_BYTES = 25_000_000
SAMPLE: Final = [[101, 2017, 102], [101, *range(2000, 2060), 102]]
MOST_DIFFERENCE: Final = 1e-4


def export_base(encoder: Any, tokenizer: Path, folder: Path, made_with: dict[str, Any]) -> None:
    """Writes `trunk.onnx`, `branch.onnx`, `tokenizer.json` and `encoder.json` into `folder`.

    Raises:
        ValueError: a file is larger than may be shipped, or the graphs are not the encoder's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    trunk, branch = _graphs(encoder)
    rounded(trunk, folder / TRUNK)
    rounded(branch, folder / BRANCH)
    (folder / TOKENIZER).write_bytes(tokenizer.read_bytes())
    write_card(folder, [TRUNK, BRANCH, TOKENIZER], made_with)


def export_branch(encoder: Any, folder: Path, made_with: dict[str, Any]) -> None:
    """Writes `branch.onnx` and `encoder.json` of an encoder whose trunk is the base's.

    Raises:
        ValueError: as `export_base`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _, branch = _graphs(encoder)
    rounded(branch, folder / BRANCH)
    write_card(folder, [BRANCH], made_with)


def _graphs(encoder: Any) -> tuple[onnx.ModelProto, onnx.ModelProto]:
    shape, weights = encoder.config, weights_of(encoder)
    layers, heads = shape.num_hidden_layers, shape.num_attention_heads
    trunk = trunk_graph(weights, TRUNK_LAYERS, heads)
    branch = branch_graph(weights, range(TRUNK_LAYERS, layers), heads)
    _check(trunk, branch, encoder)
    return trunk, branch


def _check(trunk: onnx.ModelProto, branch: onnx.ModelProto, encoder: Any) -> None:
    """The graphs, before rounding, must give together what the encoder gives."""
    lower, upper = (
        onnxruntime.InferenceSession(g.SerializeToString(), providers=["CPUExecutionProvider"])
        for g in (trunk, branch)
    )
    for tokens in SAMPLE:
        ids = np.array([tokens], dtype=np.int32)
        wanted = pooled(encoder, tf.constant(ids), tf.ones_like(ids)).numpy()
        states = lower.run(None, {"input_ids": ids})[0]
        given = upper.run(None, {"states": states})[0]
        if np.abs(wanted - given).max() > MOST_DIFFERENCE:
            raise ValueError("The exported graphs do not compute what the encoder computes.")


def rounded(graph: onnx.ModelProto, file: Path, most_bytes: int = MOST_BYTES) -> None:
    """Weights are rounded channel by channel to seven bits (why: docs/decisions/0005).

    With one scale for a whole matrix the vectors turn by 16 degrees on average, so by 7; and on
    processors without VNNI the sums of eight-bit products overflow.

    Raises:
        ValueError: the file is larger than `most_bytes`.
    """
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        onnx.save(graph, str(full))
        quantize_dynamic(
            str(full),
            str(file),
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    if file.stat().st_size > most_bytes:
        raise ValueError(f"{file} is larger than {most_bytes} bytes.")


def write_card(folder: Path, files: list[str], made_with: dict[str, Any]) -> None:
    """Tells in `encoder.json` what the files are, by their hashes, and what they were made of."""
    card = {"sha256": {name: sha256(folder / name) for name in files}, **made_with}
    (folder / CARD).write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
