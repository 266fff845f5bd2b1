"""How Rasa's training reads data/nlu: by the reader that `make check` has, and once.

Rasa's own parses every file twice, for its schema and for its content, and does both again when it
is asked with a language: a sixth of `rasa train` (docs/decisions/0027).
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.content.examples import load_examples
from bot.content.files import read_yaml


class CuratedImporter(RasaFileImporter):
    """Examples and answers from the files that hold them; stories and domain as Rasa reads them."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """What parents ask and what is answered, in the one language there is.

        Raises:
            ContentError: a file or an entry is malformed; the message says which and how.
        """
        return self._curated

    @cached_property
    def _curated(self) -> TrainingData:
        files = [Path(name) for name in self._nlu_files]
        asked = [entry for file in files for entry in load_examples(file).items()]
        examples = [Message.build(text, key) for key, texts in asked for text in texts]
        responses = [read_yaml(file).get("responses") or {} for file in files]
        return TrainingData(
            examples, responses={k: v for part in responses for k, v in part.items()}
        )
