"""What every measurement stands on: the curated files, the encoder, and a fitted `Hearing`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.assistant.encoded import Encoders
from bot.assistant.finetune.examples import answer_examples
from bot.assistant.hearing import Hearing
from bot.assistant.urgency.lessons import Lesson, lessons_from
from bot.assistant.urgency.sentences import Sentence, held_back, load_sentences
from bot.content.answers import Answer, load_answers


@dataclass(frozen=True)
class Ground:
    """The training material and what was learnt from it."""

    data: Path
    encoders: Encoders
    examples: list[tuple[str, str]]
    sentences: list[Sentence]
    answers: dict[str, list[Answer]]
    hearing: Hearing

    @classmethod
    def prepare(cls, data: Path, encoders: Encoders) -> Ground:
        """Reads the curated files under `data` and fits on all of them, as `rasa train` does."""
        examples = answer_examples(data / "nlu")
        sentences = load_sentences(data / "triage")
        answers = load_answers(data / "nlu")
        lessons = lessons_from(sentences, examples, answers)
        hearing = Hearing.fit(encoders, examples, lessons, data / "urgency")
        return cls(data, encoders, examples, sentences, answers, hearing)

    @property
    def urgency(self) -> Path:
        """The folder of the rules and thresholds."""
        return self.data / "urgency"

    def lessons(self) -> list[Lesson]:
        """What the urgency head learns."""
        return lessons_from(self.sentences, self.examples, self.answers)

    def lessons_not_held_back(self) -> list[Lesson]:
        """What a head learns when it is as blind as the encoder to what is held back."""
        sentences = [sentence for sentence in self.sentences if not held_back(sentence.group)]
        examples = [(text, key) for text, key in self.examples if not held_back(text)]
        return lessons_from(sentences, examples, self.answers)
