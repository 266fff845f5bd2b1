"""Entity extractor: relation, age, platform and writer, for answers that speak of them."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.assistant.components.sentence_encoder import encoded
from bot.assistant.family import FamilyWords
from bot.assistant.post import Post
from bot.assistant.spelling import made_of
from bot.assistant.urgency.sentences import fingerprint
from bot.settings import settings

NAME = "FamilyExtractor"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FamilyExtractor(GraphComponent):
    """Sets Rasa's `entities`; slots take them from there."""

    def __init__(self, words: FamilyWords) -> None:
        self._words = words

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FamilyExtractor:
        """Compiles the words eagerly."""
        return cls(FamilyWords.load(settings().data / "entities.yml"))

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Changed words make an old result stale."""
        return fingerprint(*made_of(settings().data))

    def foresee(self, post: Post) -> None:
        """Finds the words ahead."""
        self._words.found_in(post)

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds what was found to each message's entities."""
        for message in messages:
            if not message.get(TEXT):
                continue
            found = [
                {
                    "entity": item.entity,
                    "value": item.value,
                    "start": item.start,
                    "end": item.end,
                    "extractor": NAME,
                }
                for item in self._words.found_in(encoded(message))
            ]
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages
