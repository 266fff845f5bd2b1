"""Tokenizer: spaCy's rules for English, so that every component counts the same words."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from bot.assistant.language import english


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class EnglishTokenizer(Tokenizer):
    """spaCy tokens as Rasa tokens."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's own switches; nothing of ours."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_"}

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: Any, resource: Any, execution_context: Any
    ) -> EnglishTokenizer:
        """Builds spaCy's pipeline at the start, not at the first question."""
        english()
        return cls(config)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """The words of `attribute` with their places."""
        document = english().make_doc(message.get(attribute))
        return [Token(word.text, word.idx) for word in document if not word.is_space]
