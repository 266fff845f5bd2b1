"""Which words count as spelt right: those of the curated files, and English at large."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import spacy_lookups_data
import srsly

from bot.assistant.language import english
from bot.assistant.urgency.sentences import load_sentences
from bot.content.files import read_yaml

# Triage sentences in these styles are misspelt on purpose.
UNTIDY = frozenset({"typos", "texting", "child", "esl", "voice", "caps"})
WRITTEN = ("nlu/*.yml", "urgency/*.yml", "entities.yml")
EVERYDAY = 100  # times: words of cues that stand more often in the data are not of danger alone
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")


@dataclass(frozen=True)
class Vocabulary:
    """Words in small letters without apostrophes.

    Attributes:
        counts: how often each stands in the data.
        careful: those of sentences that were written with care.
        grave: those by which rules hear danger, and which are used for little else.
    """

    counts: Counter[str]
    careful: frozenset[str] = frozenset()
    grave: frozenset[str] = frozenset()

    @classmethod
    def of(cls, data: Path) -> Vocabulary:
        """The words of the files under `data`, as they lie there.

        Read at each start (half a second), so that a name which an editor adds to an answer is
        known from the next start and never taken for a slip.

        Raises:
            ContentError: a triage sentence lacks a column.
        """
        tidy = [s.text for s in load_sentences(data / "triage") if s.style not in UNTIDY]
        careful = _words("\n".join(tidy))
        counts = Counter(careful + _words(_written(data, WRITTEN)))
        grave = {word for word in _of_cues(data / "urgency") if counts[word] <= EVERYDAY}
        return cls(counts, frozenset(careful), frozenset(grave))


def _written(data: Path, patterns: tuple[str, ...]) -> str:
    files = [path for pattern in patterns for path in sorted(data.glob(pattern))]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def _of_cues(folder: Path) -> list[str]:
    """The words of the cues' patterns; none where there are no cues."""
    files = folder / "cues.yml", folder / "words.yml"
    if not all(file.is_file() for file in files):
        return []
    patterns = [pattern for cue in read_yaml(files[0])["cues"] for pattern in cue["patterns"]]
    return _words(" ".join([*patterns, *read_yaml(files[1])["words"].values()]))


def _words(text: str) -> list[str]:
    return [w.replace("'", "") for w in _WORD.findall(text.lower().replace("’", "'"))]


class Dictionary:
    """English words: the lemmatiser's forms and WordNet's base forms, as spaCy packs them."""

    def __init__(self) -> None:
        self._forms = english().get_pipe("lemmatizer").lookups.get_table("lemma_lookup")
        folder = Path(spacy_lookups_data.__file__).parent / "data"
        index = srsly.read_gzip_json(folder / "en_lemma_index.json.gz")
        self._bases = frozenset(word for words in index.values() for word in words)

    def __contains__(self, word: object) -> bool:
        """Whether `word`, in small letters, is English."""
        return word in self._bases or word in self._forms


@lru_cache(maxsize=1)
def dictionary() -> Dictionary:
    """The process's own, read once."""
    return Dictionary()
