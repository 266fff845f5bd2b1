"""MiniLM as ONNX graphs for one text at a time, written in onnxruntime's own large operators.

A converter writes some 700 small operators for the same sums; calling them takes a fifth of the
time of a short text (docs/decisions/0005). A text comes alone, so there is no padding and no mask.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, TensorProto, helper, numpy_helper

Weight = npt.NDArray[np.float32]
LARGE: Final = "com.microsoft"
OPSET: Final = 17
SMALL: Final = 1e-12
WIDTH: Final = 384


class Graph:
    """Nodes and weights in the order in which they are added."""

    def __init__(self, heads: int) -> None:
        self._heads = heads
        self._nodes: list[Any] = []
        self._weights: list[Any] = []

    def weight(self, value: npt.NDArray[Any]) -> str:
        """A constant; its name."""
        name = f"weight_{len(self._weights)}"
        self._weights.append(numpy_helper.from_array(value, name))
        return name

    def add(self, kind: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """A node; the name of what it puts out."""
        name = f"{kind}_{len(self._nodes)}"
        node = helper.make_node(kind, inputs, [name], name, domain=domain, **attributes)
        self._nodes.append(node)
        return name

    def embedded(self, tokens: str, words: Weight, places: Weight, norm: tuple[str, str]) -> str:
        """Each token's word and place; every token is of the first kind, which `places` holds."""
        length = self.add("Shape", tokens, start=1, end=2)
        start = self.weight(np.zeros(1, np.int64))
        here = self.add("Slice", self.weight(places), start, length, start)
        known = self.add("Add", self.add("Gather", self.weight(words), tokens), here)
        return self.add("LayerNormalization", known, *norm, epsilon=SMALL)

    def layer(self, state: str, of: Mapping[str, Weight]) -> str:
        """One layer: attention, then the two dense parts, each added to what came in."""
        parts = [of[f"attention/self/{part}"] for part in ("query", "key", "value")]
        biases = [of[f"attention/self/{part}/bias"] for part in ("query", "key", "value")]
        seen = self.add(
            "Attention",
            state,
            self.weight(np.concatenate(parts, axis=1)),
            self.weight(np.concatenate(biases)),
            domain=LARGE,
            num_heads=self._heads,
        )
        state = self._added(seen, state, of, "attention/output")
        wide = self.add("MatMul", state, self.weight(of["intermediate/dense"]))
        bent = self.add("BiasGelu", wide, self.weight(of["intermediate/dense/bias"]), domain=LARGE)
        return self._added(bent, state, of, "output")

    def _added(self, inner: str, outer: str, of: Mapping[str, Weight], part: str) -> str:
        dense = self.add("MatMul", inner, self.weight(of[f"{part}/dense"]))
        norm = [self.weight(of[f"{part}/LayerNorm/{name}"]) for name in ("gamma", "beta")]
        bias = self.weight(of[f"{part}/dense/bias"])
        return self.add(
            "SkipLayerNormalization", dense, outer, *norm, bias, domain=LARGE, epsilon=SMALL
        )

    def embedding(self, states: str) -> str:
        """The mean over the tokens, scaled to length one."""
        mean = self.add("ReduceMean", states, axes=[1], keepdims=0)
        return self.add("LpNormalization", mean, axis=1, p=2)

    def model(self, given: Any, result: str, shape: list[Any]) -> ModelProto:
        """The finished model, from what is `given` to the node called `result`."""
        made = helper.make_tensor_value_info(result, TensorProto.FLOAT, shape)
        graph = helper.make_graph(self._nodes, "minilm", [given], [made], self._weights)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(LARGE, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def trunk_graph(named: Mapping[str, Weight], layers: int, heads: int) -> ModelProto:
    """Word embeddings and the lowest `layers`; `named` are weights as `weights_of` names them."""
    graph = Graph(heads)
    norm = [graph.weight(named[f"embeddings/LayerNorm/{name}"]) for name in ("gamma", "beta")]
    places = named["embeddings/position_embeddings"] + named["embeddings/token_type_embeddings"][0]
    state = graph.embedded(
        "input_ids", named["embeddings/word_embeddings"], places, (norm[0], norm[1])
    )
    for number in range(layers):
        state = graph.layer(state, layer_of(named, number))
    tokens = helper.make_tensor_value_info("input_ids", TensorProto.INT32, [1, "tokens"])
    return graph.model(tokens, state, [1, "tokens", WIDTH])


def branch_graph(named: Mapping[str, Weight], layers: range, heads: int) -> ModelProto:
    """The upper `layers`, from the trunk's states to a unit vector."""
    graph = Graph(heads)
    state = "states"
    for number in layers:
        state = graph.layer(state, layer_of(named, number))
    states = helper.make_tensor_value_info("states", TensorProto.FLOAT, [1, "tokens", WIDTH])
    return graph.model(states, graph.embedding(state), [1, WIDTH])


def layer_of(named: Mapping[str, Weight], number: int) -> dict[str, Weight]:
    """One layer's weights by names within it."""
    start = f"encoder/layer_._{number}/"
    return {name.removeprefix(start): w for name, w in named.items() if name.startswith(start)}


def weights_of(encoder: Any) -> dict[str, Weight]:
    """A TensorFlow BERT's weights by short names: `encoder/layer_._0/output/dense/bias`."""
    return {_short(w.name): w.numpy() for w in encoder.weights}


def _short(name: str) -> str:
    kept = name.partition("/bert/")[2].removesuffix(":0")
    for plain in ("/kernel", "/weight", "/embeddings"):
        kept = kept.removesuffix(plain)
    return kept
