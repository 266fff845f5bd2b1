"""What misspelt words were meant to be, for rules and encoders alike.

`data/spelling.yml` names spellings one by one; for any other unknown word the one it is a slip away
from is taken (`slips`). Encoders split what they do not know into syllables, so that one slip of a
frightened thumb would hide the very word that matters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from bot.assistant.slips import USUAL, Slips
from bot.assistant.vocabulary import SPELLINGS, Vocabulary, dictionary
from bot.content.files import ContentError, read_yaml

_WORD = re.compile(r"\w+(?:['’‘`´]\w+)*")
_ENDS = re.compile(r"[.!?…\n]\W*$")


class Spelling:
    """Reads slips of thumb and ear as the words that were meant."""

    def __init__(self, table: Mapping[str, str], words: Vocabulary, slips: Slips) -> None:
        """`table`: wrong to right."""
        self._table, self._counts, self._slips = table, words.counts, slips

    @classmethod
    def load(cls, data: Path) -> Spelling:
        """Reads the spellings, and counts the words, of `data`.

        Raises:
            ContentError: the file is missing or a spelling stands for two words.
        """
        path = data / SPELLINGS
        written = read_yaml(path)
        wrongs = [wrong for wrongs in written["spelling"].values() for wrong in wrongs]
        if twice := {wrong for wrong in wrongs if wrongs.count(wrong) > 1}:
            raise ContentError(f"{path}: given for two words: {', '.join(sorted(twice))}")
        table = {wrong: right for right, wrongs in written["spelling"].items() for wrong in wrongs}
        names = frozenset(" ".join(written.get("names") or []).split())
        words = Vocabulary.of(data)
        return cls(table, words, Slips(words, dictionary(), names))

    def meant(self, word: str) -> str:
        """The word that rules read; `word` is in small letters without apostrophes."""
        return self._table.get(word) or self._slips.meant(word)

    def mended(self, text: str) -> str:
        """The text that encoders read: what was misspelt in small letters, all else as it stands.

        A short form that the data itself uses stays: encoders have learnt "pics" and "u". So does
        a capital within a sentence: it is a name.
        """
        shouted = text.isupper()

        def plain(match: re.Match[str]) -> str:
            written = match.group()
            if written[0].isupper() and not shouted and not _begins(text, match.start()):
                return written
            word = written.lower()
            spelt = self._table.get(word) if self._counts[word] < USUAL else None
            meant = spelt or self._slips.meant(word)
            return written if meant == word else meant

        return _WORD.sub(plain, text)


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins here, so that a capital says nothing."""
    return not text[:start].strip(" \"'“‘(") or bool(_ENDS.search(text[:start]))


@lru_cache(maxsize=4)
def spelling_of(data: Path) -> Spelling:
    """The spelling of one folder of data, read once."""
    return Spelling.load(data)
