"""Moves what is hard to round from a graph's states into its weights (SmoothQuant).

A few of MPNet's states are hundreds of times larger than the rest; one scale for all would round
the others to nothing. Each state is divided by a factor of its own, and the row of weights that it
meets multiplied by it: the same sums, from numbers of like size. Xiao et al., "SmoothQuant:
Accurate and Efficient Post-Training Quantization for Large Language Models", ICML 2023.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnxruntime
from onnx import ModelProto, NodeProto, helper, numpy_helper

STRENGTH: Final = 0.75  # 0: all that is hard stays with the states; 1: all goes to the weights
LEAST: Final = 1e-4
Largest = dict[str, npt.NDArray[np.float32]]  # of each state that weights meet, number by number
Feed = dict[str, npt.NDArray[Any]]


def observed(graph: ModelProto, feeds: Iterable[Feed]) -> tuple[Largest, list[Any]]:
    """The largest that each number of each state grew over `feeds`, and what the graph put out."""
    shown = ModelProto()
    shown.CopyFrom(graph)
    met = [name for name in _meeting(shown) if name not in {i.name for i in shown.graph.input}]
    known = {output.name for output in shown.graph.output}
    shown.graph.output.extend(helper.make_empty_tensor_value_info(n) for n in met if n not in known)
    session = onnxruntime.InferenceSession(
        shown.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    names = [output.name for output in session.get_outputs()]
    largest: Largest = {}
    results = []
    for feed in feeds:
        found = dict(zip(names, session.run(None, feed), strict=True))
        results.append(found[names[0]])
        for name in _meeting(shown):
            seen = np.abs((found | feed)[name][0]).max(axis=0)
            largest[name] = np.maximum(largest.get(name, 0), seen)
    return largest, results


def smoothed(graph: ModelProto, largest: Largest) -> ModelProto:
    """The same sums with states of like size."""
    result = ModelProto()
    result.CopyFrom(graph)
    weights = {weight.name: weight for weight in result.graph.initializer}
    nodes = list(result.graph.node)
    for state, meeting in _meeting(result).items():
        tables = [numpy_helper.to_array(weights[node.input[1]]) for node in meeting]
        factor = _factor(largest[state], tables)
        inverse, name = f"inverse_{state}", f"smooth_{state}"
        result.graph.initializer.append(numpy_helper.from_array(1 / factor, inverse))
        divide = helper.make_node("Mul", [state, inverse], [name], name)
        nodes.insert(min(nodes.index(node) for node in meeting), divide)
        for node, table in zip(meeting, tables, strict=True):
            scaled = numpy_helper.from_array(table * factor[:, None], node.input[1])
            weights[node.input[1]].CopyFrom(scaled)
            node.input[0] = name
    del result.graph.node[:]
    result.graph.node.extend(nodes)
    return result


def _factor(
    largest: npt.NDArray[np.float32], tables: list[npt.NDArray[np.float32]]
) -> npt.NDArray[np.float32]:
    row = np.max([np.abs(table).max(axis=1) for table in tables], axis=0)
    states, weights = np.maximum(largest, LEAST), np.maximum(row, LEAST)
    factor = np.maximum(states**STRENGTH / weights ** (1 - STRENGTH), LEAST)
    result: npt.NDArray[np.float32] = factor.astype(np.float32)
    return result


def _meeting(graph: ModelProto) -> Mapping[str, list[NodeProto]]:
    """Which products each state goes into."""
    found: dict[str, list[NodeProto]] = defaultdict(list)
    for node in graph.graph.node:
        if node.op_type == "MatMul":
            found[node.input[0]].append(node)
    return found
