"""Last word of hearing: from ranking and urgency to the one intent that rules answer.

Emergency first. Then the best answer if it is close enough; else suggestions (`unsure`); else
`out_of_scope`. Fills `intent`, `intent_ranking`, `response_selector` and the parse contract's keys.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.assistant.components.answer_classifier import RANKING
from bot.assistant.components.urgency_reader import READING
from bot.assistant.decide import Scope, decide
from bot.assistant.parse import parse_keys


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Decision(GraphComponent):
    """Chooses; knows nothing of how the parts were heard."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The shipped thresholds (see `Scope`)."""
        return Scope().model_dump()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Decision:
        """Reads the thresholds from config.yml."""
        return cls(Scope(**{name: config[name] for name in Scope.model_fields}))

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets every key that the parse contract promises."""
        for message in messages:
            if not message.get(TEXT):
                continue
            decided = decide(message.get(RANKING), message.get(READING), self._scope)
            for key, value in parse_keys(decided).items():
                message.set(key, value, add_to_output=True)
        return messages
