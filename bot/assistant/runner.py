"""Rasa's prediction graph, run node after node: the same nodes, without dask's bookkeeping.

Rasa builds a dask graph anew for each of a turn's three runs and schedules it through futures,
which takes longer than most of its nodes (docs/decisions/0006). The order is worked out once.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable
from graphlib import TopologicalSorter
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.processor import MessageProcessor
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.copies import spare_copies
from bot.assistant.listening import listening
from bot.assistant.post import Foresight, Post
from bot.assistant.rules import spare

Step = tuple[str, tuple[str, ...]]


class InOrderRunner(DaskGraphRunner):
    """Takes the place of Rasa's own runner once a model is loaded."""

    def __init__(self, loaded: DaskGraphRunner) -> None:
        """Takes over the nodes that `loaded` has instantiated."""
        self._graph_schema = loaded._graph_schema
        self._instantiated_nodes = loaded._instantiated_nodes
        self._execution_context = loaded._execution_context
        self._orders: dict[tuple[str, ...], list[Step]] = {}

    def run(
        self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
    ) -> dict[str, Any]:
        """The targets' outputs by name.

        Raises:
            GraphRunError: an input has the name of a node.
        """
        wanted = tuple(targets or self._graph_schema.target_names)
        results = {name: (name, value) for name, value in (inputs or {}).items()}
        if clash := results.keys() & self._instantiated_nodes.keys():
            raise GraphRunError(f"Inputs have the names of nodes: {', '.join(sorted(clash))}.")
        for name, needs in self._order(wanted):
            found = [results.get(need, need) for need in needs]
            results[name] = self._instantiated_nodes[name](*found)
        return {name: results[name][1] for name in wanted}

    def components(self) -> list[Any]:
        """What does the work in the nodes."""
        return [node._component for node in self._instantiated_nodes.values()]

    def _order(self, targets: tuple[str, ...]) -> list[Step]:
        """What `targets` hang on, each node after those that it needs."""
        if targets not in self._orders:
            nodes = self._graph_schema.minimal_graph_schema(list(targets)).nodes
            needs = {name: tuple(node.needs.values()) for name, node in nodes.items()}
            names = TopologicalSorter(needs).static_order()
            self._orders[targets] = [(name, needs[name]) for name in names if name in needs]
        return self._orders[targets]


def parse(processor: MessageProcessor, message: UserMessage) -> dict[str, Any]:
    """The parse contract's keys for text, by the pipeline that was trained.

    `MessageProcessor.parse_message` compares the whole domain with an empty one for each message,
    to warn of intents that it does not know; `rasa data validate` has seen to that.
    """
    target = processor.model_metadata.nlu_target
    nobody = DialogueStateTracker.from_events(message.sender_id, [])
    inputs = {PLACEHOLDER_MESSAGE: [message], PLACEHOLDER_TRACKER: nobody}
    heard = processor.graph_runner.run(inputs=inputs, targets=[target])[target][0]
    parsed: dict[str, Any] = heard.as_dict(only_output_properties=True)
    return parsed


def foresight_of(components: Iterable[Any]) -> Foresight:
    """What the components can work out about a post before it is encoded."""
    seers = [component.foresee for component in components if hasattr(component, "foresee")]

    def foresee(post: Post) -> None:
        for each in seers:
            each(post)

    return foresee


def ready_to_serve(agent: Agent) -> None:
    """What a loaded assistant is spared from then on.

    Dask, rules that cannot apply, copies for nobody, and collecting what stays for good.

    Once, at the start: a new model is served by starting again, not by Rasa's `PUT /model`.
    """
    processor = agent.processor
    if processor is not None and isinstance(processor.graph_runner, DaskGraphRunner):
        processor.graph_runner = InOrderRunner(processor.graph_runner)
        components = processor.graph_runner.components()
        for component in components:
            if isinstance(component, RulePolicy):
                spare(component)
        listening().foresight = foresight_of(components)
    spare_copies()
    gc.collect()
    gc.freeze()
