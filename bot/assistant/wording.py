"""Words as written rules see them: spelling folded, lemma found, hesitation dropped.

Frightened typing and speech-to-text come with "hes", "he's" and "he s", "tabletts", "um he he
took". Rules are written once, in plain spelling; this brings the parent's words to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.tokenizer import Tokenizer

from bot.assistant.language import english
from bot.assistant.spelling import Spelling, spelling_of

STOPS = frozenset(".!?…")
_HESITATION = frozenset({"um", "umm", "er", "erm", "uh", "uhh", "hmm"})
_APOSTROPHES = re.compile(r"['’‘`´]")
# "ds12", "y9" and "14yo" are two words each.
_DIGITS_JOINED = (
    r"(?<=\d)(?=(?:yo|yr|yrs|year|years|yrold|y|f|m)\b)"
    r"|(?<=\bd[sdn])(?=\d)|(?<=\by)(?=\d)|(?<=\bps)(?=\d)|(?<=\byr)(?=\d)|(?<=\byear)(?=\d)|(?<=\baged)(?=\d)"
)


@dataclass(frozen=True)
class Word:
    """One word.

    Attributes:
        form: as written, folded to plain spelling, without apostrophes.
        lemma: its dictionary form.
        start, end: its place in the text, in characters.
        breaks: whether a comma, dash, quotation mark or new line stands before it.
    """

    form: str
    lemma: str
    start: int
    end: int
    breaks: bool = False


class Wording:
    """Splits text into `Word`s with the table of spellings; slips are mended before."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        self._tokenize = _tokenizer()
        self._lemmas = english().get_pipe("lemmatizer").lookups.get_table("lemma_lookup")

    @classmethod
    def load(cls, data: Path) -> Wording:
        """Reads the spellings of the folder `data`.

        Raises:
            ContentError: the file is missing or a spelling stands for two words.
        """
        return cls(spelling_of(data))

    def words(self, text: str) -> list[Word]:
        """The words of `text`; a full stop, question or exclamation mark is a word of its own."""
        found: list[Word] = []
        breaks = False
        for token in self._tokenize(text.lower()):
            form = _APOSTROPHES.sub("", token.text)
            if form in STOPS or any(c.isalnum() for c in form):
                if form in _HESITATION or (found and found[-1].form == form):
                    continue
                found.append(self._word(form, token, breaks=breaks))
                breaks = False
            elif not form.isspace() or "\n" in form:
                breaks = True
        return found

    def _word(self, form: str, token: Any, *, breaks: bool) -> Word:
        plain = self._spelling.listed(form)
        lemma = self._lemmas.get(plain, plain)
        return Word(plain, lemma, token.idx, token.idx + len(token.text), breaks)


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    """Splits at everything but letters, digits and apostrophes within a word."""
    return Tokenizer(
        english().vocab,
        prefix_search=re.compile(r"^[\W_]").search,
        suffix_search=re.compile(r"[\W_]$").search,
        infix_finditer=re.compile(rf"[^\w'’‘`´]|{_DIGITS_JOINED}").finditer,
    )
