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

# Triage sentences in these styles are misspelt on purpose.
UNTIDY = frozenset({"typos", "texting", "child", "esl", "voice", "caps"})
SPELLINGS = "spelling.yml"
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")


@dataclass(frozen=True)
class Vocabulary:
    """Words in small letters without apostrophes.

    Attributes:
        counts: how often each stands in the data.
        careful: those written with care, in the rules of urgency and in tidy sentences.
    """

    counts: Counter[str]
    careful: frozenset[str]

    @classmethod
    def of(cls, data: Path) -> Vocabulary:
        """The words of the files under `data`, as they lie there.

        Read at each start (a fifth of a second), so that a name which an editor adds to an answer
        is known from the next start and never taken for a slip.
        """
        files = (path for path in sorted(data.rglob("*.yml")) if path.name != SPELLINGS)
        written = _words("\n".join(path.read_text(encoding="utf-8") for path in files))
        tidy = _words("\n".join(t for p in sorted(data.glob("triage/*.tsv")) for t in _tidy(p)))
        rules = _words("\n".join(p.read_text("utf-8") for p in sorted(data.glob("urgency/*.yml"))))
        return cls(Counter(written + tidy), frozenset([*tidy, *rules]))


def _words(text: str) -> list[str]:
    return [w.replace("'", "") for w in _WORD.findall(text.lower().replace("’", "'"))]


def _tidy(path: Path) -> list[str]:
    """The sentences of one triage file that were written with care."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    style, text = rows[0].index("style"), rows[0].index("text")
    return [row[text] for row in rows[1:] if row[style] not in UNTIDY]


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
