"""English as rules see it: sentences, tokens and lemmas from spaCy's blank pipeline.

spaCy's trained English packages are not on PyPI; the lookup lemmatiser of spacy-lookups-data and
the rule-based sentence splitter need no model.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import spacy

_SPEECH_BREAK = re.compile(r"(?:\r?\n)+")
_ENDS = ".!?…\n"
_MAY_BREAK = re.compile(rf"[{_ENDS}]")


@lru_cache(maxsize=1)
def english() -> Any:
    """The process's spaCy pipeline, built once."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"punct_chars": list(_ENDS)})
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    nlp.initialize()
    return nlp


def sentences(text: str) -> list[str]:
    """The post's sentences without surrounding space; at least one for any text with words."""
    if not _MAY_BREAK.search(text.strip().rstrip(_ENDS)):
        return [text.strip()]  # most messages: there is nothing to split
    document = english().make_doc(_SPEECH_BREAK.sub("\n", text))
    found = [part.text.strip() for part in english().get_pipe("sentencizer")(document).sents]
    return [sentence for sentence in found if any(c.isalnum() for c in sentence)] or [text.strip()]


def passages(text: str, words: int = 24) -> list[str]:
    """Stretches in which a danger can be read: each sentence, cut where it runs on.

    Speech-to-text and frightened typing come without full stops, so a sentence longer than `words`
    is read in overlapping windows of that many words.
    """
    found: list[str] = []
    for sentence in sentences(text):
        tokens = sentence.split()
        if len(tokens) <= words * 3 // 2:
            found.append(sentence)
            continue
        step = words // 2
        found += [" ".join(tokens[i : i + words]) for i in range(0, len(tokens) - step, step)]
    return found
