"""Officers' words before they are stored: what cannot be seen is taken out."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field

LONGEST = 4_000
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """`text` in one normal form, without control characters but newline and tab."""
    return UNSEEN.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n"))).strip()


def _not_empty(text: str) -> str:
    if not text:
        raise ValueError("write something")
    return text


Words = Annotated[str, AfterValidator(clean), Field(max_length=LONGEST)]
Said = Annotated[Words, AfterValidator(_not_empty)]
Line = Annotated[str, AfterValidator(clean), Field(max_length=200)]
