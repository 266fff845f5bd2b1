"""A QR code as the path of an SVG, made here: an authenticator's key goes to no other service."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypedDict

import segno

QUIET = 4  # modules of white around it, as the standard asks


class Picture(TypedDict):
    """A square of `size` units, and the dark part of it."""

    size: int
    path: str


def picture(text: str) -> Picture:
    """The code that a phone's camera reads as `text`."""
    code = segno.make_qr(text, error="m")
    lines = list(code.matrix_iter(border=QUIET))
    path = "".join(run for y, line in enumerate(lines) for run in _runs(line, y))
    return Picture(size=len(lines), path=path)


def _runs(line: Iterable[int], y: int) -> Iterator[str]:
    """Each unbroken stretch of dark modules as one rectangle."""
    x = 0
    for dark, modules in groupby(line, bool):
        width = len(list(modules))
        if dark:
            yield f"M{x} {y}h{width}v1h-{width}z"
        x += width
