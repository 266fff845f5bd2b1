"""How Rasa's training reads data/nlu: by the reader that `make check` has.

Rasa's own parses every file twice, for its schema and for its content, in Python, and does both
again when it is asked with a language: a sixth of `rasa train` (docs/decisions/0027).
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.content.answers import UTTER, load_answers, wordings_in
from bot.content.examples import load_examples


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
        load_answers(*{file.parent for file in files})  # refuses what Rasa's schema would
        asked = [entry for file in files for entry in load_examples(file).items()]
        examples = [Message.build(text, key) for key, texts in asked for text in texts]
        said = [entry for file in files for entry in wordings_in(file).items()]
        return TrainingData(examples, responses={UTTER + key: wordings for key, wordings in said})
