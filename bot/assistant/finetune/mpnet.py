"""MPNet as ONNX graphs for one text at a time: as MiniLM's (graph.py), with attention by distance.

What is named here are the tensors of Transformers' `MPNetModel`, as a safetensors file has them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, TensorProto, helper

from bot.assistant.encoder import MAX_TOKENS
from bot.assistant.finetune.graph import LARGE, Graph, Weight

WIDTH, HEADS, LAYERS = 768, 12, 12
SMALL: Final = 1e-5
FIRST_PLACE: Final = 2  # the two before are for padding
BUCKETS, FARTHEST = 32, 128
Tensors = Mapping[str, Weight]


class MPNetGraph(Graph):
    """Nodes and weights of some of MPNet's layers."""

    def __init__(self, tensors: Tensors, tokens: str) -> None:
        """`tokens` is what the graph is given: its second dimension is the number of tokens."""
        super().__init__(HEADS)
        self._tensors = tensors
        self._count = self.add("Shape", tokens, start=1, end=2)

    def embedded(self, tokens: str) -> str:  # type: ignore[override] # the weights are known here
        """Each token's word and place."""
        start = self.weight(np.zeros(1, np.int64))
        places = self._tensors["embeddings.position_embeddings.weight"]
        kept = self.weight(places[FIRST_PLACE : FIRST_PLACE + MAX_TOKENS])
        here = self.add("Slice", kept, start, self._count, start)
        words = self.weight(self._tensors["embeddings.word_embeddings.weight"])
        known = self.add("Add", self.add("Gather", words, tokens), here)
        return self.add(
            "LayerNormalization", known, *self._norm("embeddings.LayerNorm"), epsilon=SMALL
        )

    def distances(self) -> str:
        """What each head adds to the attention between two places so far apart."""
        start, both = self.weight(np.zeros(2, np.int64)), self.weight(np.arange(2, dtype=np.int64))
        size = self.add("Concat", self._count, self._count, axis=0)
        apart = self.add("Slice", self.weight(buckets(MAX_TOKENS)), start, size, both)
        table = self.weight(self._tensors["encoder.relative_attention_bias.weight"])
        heads = self.add("Transpose", self.add("Gather", table, apart), perm=[2, 0, 1])
        return self.add("Unsqueeze", heads, self.weight(np.zeros(1, np.int64)))

    def numbered(self, state: str, number: int, distances: str) -> str:
        """Layer `number`: attention, then the two dense parts, each added to what came in."""
        layer = f"encoder.layer.{number}."
        asked = [self._dense(state, f"{layer}attention.attn.{part}") for part in "qkv"]
        biases = [self._tensors[f"{layer}attention.attn.{part}.bias"] for part in "qkv"]
        bias = self.weight(np.concatenate(biases))
        seen = self.add(
            "MultiHeadAttention", *asked, bias, "", distances, domain=LARGE, num_heads=HEADS
        )
        state = self._onto(seen, state, f"{layer}attention.attn.o", f"{layer}attention.LayerNorm")
        wide = self._dense(state, f"{layer}intermediate.dense")
        bias = self.weight(self._tensors[f"{layer}intermediate.dense.bias"])
        bent = self.add("BiasGelu", wide, bias, domain=LARGE)
        return self._onto(bent, state, f"{layer}output.dense", f"{layer}output.LayerNorm")

    def _dense(self, state: str, name: str) -> str:
        turned = np.ascontiguousarray(self._tensors[f"{name}.weight"].T)
        return self.add("MatMul", state, self.weight(turned))

    def _norm(self, name: str) -> list[str]:
        return [self.weight(self._tensors[f"{name}.{part}"]) for part in ("weight", "bias")]

    def _onto(self, inner: str, outer: str, dense: str, norm: str) -> str:
        made, scale = self._dense(inner, dense), self._norm(norm)
        bias = self.weight(self._tensors[f"{dense}.bias"])
        return self.add(
            "SkipLayerNormalization", made, outer, *scale, bias, domain=LARGE, epsilon=SMALL
        )


def trunk(tensors: Tensors, layers: int) -> ModelProto:
    """Words and the lowest `layers`."""
    graph = MPNetGraph(tensors, "input_ids")
    state, distances = graph.embedded("input_ids"), graph.distances()
    for number in range(layers):
        state = graph.numbered(state, number, distances)
    tokens = helper.make_tensor_value_info("input_ids", TensorProto.INT32, [1, "tokens"])
    return graph.model(tokens, state, [1, "tokens", WIDTH])


def branch(tensors: Tensors, first: int) -> ModelProto:
    """The layers from `first`, to a unit vector."""
    graph = MPNetGraph(tensors, "states")
    state, distances = "states", graph.distances()
    for number in range(first, LAYERS):
        state = graph.numbered(state, number, distances)
    states = helper.make_tensor_value_info("states", TensorProto.FLOAT, [1, "tokens", WIDTH])
    return graph.model(states, graph.embedding(state), [1, WIDTH])


def buckets(places: int) -> npt.NDArray[Any]:
    """Which row of the table of distances stands for each pair of places (as T5's, both ways)."""
    at = np.arange(places)
    back = at[:, None] - at[None, :]
    half, far = BUCKETS // 2, np.abs(back)
    exact = half // 2
    grown = np.log(np.maximum(far, 1) / exact) / math.log(FARTHEST / exact) * (half - exact)
    rough = np.minimum(exact + grown.astype(np.int64), half - 1)
    chosen = (back < 0) * half + np.where(far < exact, far, rough)
    rows: npt.NDArray[Any] = chosen.astype(np.int32)
    return rows
