"""Intent classifier: ranks the curated answers for a message and says how close the best one is."""

from __future__ import annotations

from functools import partial
from inspect import getfile
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant import closeness, fitted, ngrams, regression, scorer
from bot.assistant.components.sentence_encoder import encoded
from bot.assistant.encoded import Encoded
from bot.assistant.encoder import CARDS
from bot.assistant.fitted import Fitted
from bot.assistant.opinion import SecondOpinion, shared_opinion
from bot.assistant.post import Post
from bot.assistant.ranking import Ranking, rank
from bot.assistant.remembering import curated
from bot.assistant.scorer import AnswerScorer
from bot.assistant.settling import settled_ranking
from bot.assistant.spelling import made_of
from bot.assistant.urgency.sentences import fingerprint
from bot.settings import settings

FILE = "answers.npz"
RANKING = "answer_ranking"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AnswerClassifier(GraphComponent):
    """Fits the scorer at `rasa train`; `Decision` turns its ranking into an intent."""

    def __init__(
        self,
        storage: ModelStorage,
        resource: Resource,
        scorer: AnswerScorer | None = None,
        opinion: SecondOpinion | None = None,
    ) -> None:
        self._storage, self._resource = storage, resource
        self._scorer, self._opinion = scorer, opinion

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AnswerClassifier:
        """A classifier to train."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> AnswerClassifier:
        """The trained classifier."""
        with model_storage.read_from(resource) as folder:
            scorer = AnswerScorer(Fitted.load(folder / FILE))
        return cls(model_storage, resource, scorer, shared_opinion())

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """New encoders, and another way to learn, make old training results stale."""
        ways = [Path(getfile(module)) for module in (closeness, fitted, ngrams, regression, scorer)]
        return fingerprint(*CARDS, *ways, *made_of(settings().data))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from every example that has an intent."""
        examples = training_data.intent_examples
        texts = [example.get(TEXT) for example in examples]
        keys = [example.get_full_intent() for example in examples]
        with curated() as encoders:
            self._scorer = AnswerScorer.fit(encoders.encode(texts), keys, texts)
        with self._storage.write_to(self._resource) as folder:
            self._scorer.fitted.save(folder / FILE)
        return self._resource

    def foresee(self, post: Post) -> None:
        """Compares the n-grams ahead."""
        assert self._scorer is not None  # noqa: S101 - Rasa loads before it is served
        self._scorer.spelling(post)

    def process(self, messages: list[Message]) -> list[Message]:
        """Leaves a `Ranking` on every message that has text."""
        for message in messages:
            if message.get(TEXT):
                post = encoded(message)
                first = post.once(RANKING, partial(self._ranked, post))
                message.set(RANKING, settled_ranking(first, post, self._opinion))
        return messages

    def _ranked(self, post: Encoded) -> Ranking:
        assert self._scorer is not None  # noqa: S101 - Rasa loads before it processes
        return rank(self._scorer.score(post))
