"""Clean what a parent typed, without changing what it says."""

from __future__ import annotations

import unicodedata

LONGEST = 4_000
KEPT_CONTROLS = frozenset("\n\t")
BIDI_OVERRIDES_AND_ISOLATES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
REMOVED_CATEGORIES = frozenset({"Cc", "Cs"})  # controls; halves of a character cut in two


def clean(text: str) -> str:
    """`text` in NFC without controls and tricks of direction, and without space at its ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", "".join(c for c in lines if _stays(c))).strip()


def _stays(character: str) -> bool:
    if character in KEPT_CONTROLS:
        return True
    if character in BIDI_OVERRIDES_AND_ISOLATES:
        return False
    return unicodedata.category(character) not in REMOVED_CATEGORIES
