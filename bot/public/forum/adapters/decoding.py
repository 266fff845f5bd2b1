"""Decode what a forum sends: members write it, and no text of theirs may stop us from reading."""

from __future__ import annotations

import json
from typing import Any


def decoded(content: bytes) -> Any:
    """The JSON in `content`, where halves of characters that were cut in two are made harmless.

    Raises:
        ValueError: it is no JSON, or is nested beyond all sense.
    """
    try:
        return _mended(json.loads(content))
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_mended(one) for one in value]
    if isinstance(value, dict):
        return {_mended(key): _mended(one) for key, one in value.items()}
    return value
