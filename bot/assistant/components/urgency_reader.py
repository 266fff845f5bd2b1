"""Graph component: leaves the urgency of the post on the message (see bot.assistant.urgency)."""

from __future__ import annotations

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

from bot.assistant.components.sentence_encoder import encoded
from bot.assistant.encoder import CARDS
from bot.assistant.opinion import SecondOpinion, shared_opinion
from bot.assistant.post import Post
from bot.assistant.remembering import curated
from bot.assistant.spelling import made_of
from bot.assistant.urgency import head, lessons
from bot.assistant.urgency.cues import Rules
from bot.assistant.urgency.head import Head
from bot.assistant.urgency.lessons import lessons_from
from bot.assistant.urgency.reader import UrgencyReader
from bot.assistant.urgency.sentences import fingerprint, load_sentences
from bot.assistant.urgency.thresholds import Thresholds
from bot.content.answers import load_answers
from bot.settings import settings

FILE = "urgency.npz"
READING = "urgency_reading"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class UrgencyComponent(GraphComponent):
    """Fits the head on the triage sentences at `rasa train`."""

    def __init__(
        self, storage: ModelStorage, resource: Resource, reader: UrgencyReader | None = None
    ) -> None:
        self._storage, self._resource, self._reader = storage, resource, reader

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> UrgencyComponent:
        """A component to train."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> UrgencyComponent:
        """The trained head with the rules as they stand in the files."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, _reader(Head.load(folder / FILE), shared_opinion()))

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """A changed sentence, cue, threshold or way to learn makes the old result stale."""
        data = settings().data
        ways = [Path(getfile(module)) for module in (head, lessons)]
        files = (data / "triage", data / "urgency")
        return fingerprint(*files, *CARDS, *ways, *made_of(data))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from data/triage and from the examples whose answer tells their urgency."""
        examples = [(e.get(TEXT), e.get_full_intent()) for e in training_data.intent_examples]
        answers = load_answers(settings().data / "nlu")
        learnt = lessons_from(load_sentences(settings().data / "triage"), examples, answers)
        with curated() as encoders:
            fitted = Head.fit(learnt, encoders.taught_vectors([lesson.text for lesson in learnt]))
        self._reader = _reader(fitted)
        with self._storage.write_to(self._resource) as folder:
            fitted.save(folder / FILE)
        return self._resource

    def foresee(self, post: Post) -> None:
        """Hears the rules ahead."""
        assert self._reader is not None  # noqa: S101 - Rasa loads before it is served
        self._reader.rules_say(post)

    def process(self, messages: list[Message]) -> list[Message]:
        """Leaves an `UrgencyReading` on every message that has text."""
        for message in messages:
            if message.get(TEXT):
                assert self._reader is not None  # noqa: S101 - Rasa loads before it processes
                message.set(READING, self._reader.read(encoded(message)))
        return messages


def _reader(fitted: Head, opinion: SecondOpinion | None = None) -> UrgencyReader:
    folder = settings().data / "urgency"
    return UrgencyReader(Rules.load(folder), fitted, Thresholds.load(folder), opinion)
