"""Writes a sentence again as people type it: thumbs, texting, dictation. Seeded."""

from __future__ import annotations

import random
import re

from bot.assistant.finetune.frames import framed

TEXTING = {
    "you": "u", "are": "r", "to": "2", "for": "4", "please": "pls", "because": "cos",
    "with": "w", "and": "n", "what": "wot", "your": "ur", "about": "bout", "someone": "sum1",
    "tonight": "2nite", "through": "thru", "people": "ppl",
    "going to": "gonna", "don't know": "dunno",
}  # fmt: skip
NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj",
    "i": "uo", "j": "hk", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "r": "et",
    "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "y": "tu",
}  # fmt: skip
FILLERS = ("um", "like", "you know", "well", "so yeah")
MIN_WORD = 4
FRAMED_SHARE = 0.12


def vary(text: str, chance: random.Random) -> str:
    """`text` in one of five ways, or (one time in three) as it is; now and then in a frame."""
    if chance.random() < FRAMED_SHARE:
        text = framed(text, chance)
    if chance.random() < 1 / 3:
        return text
    return chance.choice((typos, texting, dictated, bare, shouted))(text, chance)


def typos(text: str, chance: random.Random) -> str:
    """About one word in eight gets a slip of the thumb."""
    return " ".join(
        _slip(word, chance) if len(word) >= MIN_WORD and chance.random() < 1 / 8 else word
        for word in text.split(" ")
    )


def texting(text: str, chance: random.Random) -> str:
    """Lower case, short forms."""
    result = text.lower()
    for long, short in TEXTING.items():
        if chance.random() < 1 / 2:
            result = re.sub(rf"\b{re.escape(long)}\b", short, result)
    return result.replace("'", "")


def dictated(text: str, chance: random.Random) -> str:
    """What a phone hears: no punctuation, a filler here and there."""
    words = re.sub(r"[^\w\s']", "", text.lower()).split()
    if words:
        words.insert(chance.randrange(len(words)), chance.choice(FILLERS))
    return " ".join(words)


def bare(text: str, chance: random.Random) -> str:
    """Lower case without punctuation or apostrophes."""
    return re.sub(r"[^\w\s]", "", text.lower())


def shouted(text: str, chance: random.Random) -> str:
    """Capitals, now and then with marks."""
    return text.upper() + ("!!" if chance.random() < 1 / 2 else "")


def _slip(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    letter = word[place].lower()
    kind = chance.randrange(3)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + chance.choice(NEIGHBOURS.get(letter, letter)) + word[place + 1 :]
