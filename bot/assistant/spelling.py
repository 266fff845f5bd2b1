"""What misspelt words were meant to be, for rules and encoders alike.

`data/spelling.yml` names spellings one by one; for any other unknown word the one it is a slip away
from is taken (`slips`). Encoders split what they do not know into syllables, so that one slip of a
frightened thumb would hide the very word that matters.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import lru_cache
from inspect import getfile
from pathlib import Path

from bot.assistant import language, slips, vocabulary
from bot.assistant.slips import USUAL, Slips
from bot.assistant.vocabulary import WRITTEN, Vocabulary, dictionary
from bot.content.files import ContentError, read_yaml

SPELLINGS = "spelling.yml"
ACRONYM = 3  # letters: what is longer and all in capitals is a shouted word
_WORD = re.compile(r"\w+(?:['’‘`´]\w+)*")
_APOSTROPHES = re.compile(r"['’‘`´]")
_OWNED = re.compile(r"['’‘`´]s$")


class Spelling:
    """Reads slips of thumb and ear as the words that were meant."""

    def __init__(
        self,
        table: Mapping[str, str],
        slips: Slips,
        usual: Container[str] = (),
        grave: Container[str] = (),
    ) -> None:
        """`table`: wrong to right; of these, `usual` are for rules only. `grave`: of danger."""
        self._table, self._slips, self._usual, self._grave = table, slips, usual, grave

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
        never = [line for key in ("names", "slang") for line in written.get(key, [])]
        words, english = Vocabulary.of(data), dictionary()
        usual = {wrong for wrong in table if words.counts[wrong] >= USUAL or wrong in english}
        for wrong in table:  # a wrong spelling is never what was meant, however often it is used
            words.counts.pop(wrong, None)
        return cls(
            table,
            Slips(words, english, frozenset(" ".join(never).split())),
            frozenset(usual),
            words.grave,
        )

    def listed(self, word: str) -> str:
        """The word that rules read; `word` is in small letters without apostrophes."""
        return self._table.get(word, word)

    def mended(self, text: str) -> str:
        """The text that is heard: what was misspelt in small letters, all else as it stands.

        Words that are English or that the data itself uses stay, listed or not: encoders have
        learnt "pics" and "mobile". So do names: a word with a capital is mended only into a word
        of danger.
        """
        found: dict[str, str] = {}  # for this post alone: no parent's word is kept

        def plain(match: re.Match[str]) -> str:
            written = match.group()
            if written not in found:
                found[written] = self._plain(written)
            return found[written]

        return _WORD.sub(plain, text)

    def _plain(self, written: str) -> str:
        owned = _OWNED.search(written)
        stem = written[: owned.start()] if owned else written
        word = _APOSTROPHES.sub("", stem.lower())
        meant = self._meant(word) if word == stem.lower() else self.listed(word)
        named = stem[0].isupper() and not (stem.isupper() and len(stem) > ACRONYM)
        if meant == word or (named and meant not in self._grave):
            return written
        return meant + (owned.group() if owned else "")

    def _meant(self, word: str) -> str:
        if word in self._usual:
            return word
        return self._table.get(word) or self._slips.meant(word)


def made_of(data: Path) -> list[Path]:
    """Everything on which mending depends, for Rasa's training cache."""
    code = [Path(getfile(module)) for module in (language, slips, vocabulary)]
    files = [path for pattern in WRITTEN for path in sorted(data.glob(pattern))]
    return [data / SPELLINGS, data / "triage", *files, *code, Path(__file__)]


@lru_cache(maxsize=4)
def spelling_of(data: Path) -> Spelling:
    """The spelling of one folder of data, read once."""
    return Spelling.load(data)
