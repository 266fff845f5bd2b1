"""Leave only the author's own words: no quotes, code, signatures or markup.

Somebody else's words must not trigger anything, whoever repeats them. What cannot be told apart
for certain (a quote that is never closed) stays: better to read too much than to miss a danger.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from bot.public.cleaning import clean as without_tricks
from bot.public.forum.markup import (
    without_blocks,
    without_comments,
    without_fences,
    without_tags,
)

QUOTED_NAME = re.compile(r"\[quote=[\"']?([^,\"'\[\]\n]{1,60})", re.IGNORECASE)
SENT_FROM = re.compile(r"(?:sent|posted) (?:from|via) (?:my )?[\w ]{2,40}\.?", re.IGNORECASE)
SIGNATURE_MARK = "--"
LONGEST, LONGEST_SIGNATURE = 200_000, 6  # characters (no forum allows more); lines


@dataclass(frozen=True)
class Cleaned:
    """The author's own words, and whom they quoted."""

    text: str
    quoted: tuple[str, ...]


def clean(raw: str) -> Cleaned:
    """The author's own words in `raw` (Markdown, BBCode, HTML or plain)."""
    raw = raw[:LONGEST]
    quoted = tuple(dict.fromkeys(name.strip() for name in QUOTED_NAME.findall(raw)))
    text = without_blocks(without_fences(without_comments(without_tricks(raw))))
    lines = [line for line in text.split("\n") if not _is_quote(line)]
    text = without_tags("\n".join(_without_signature(lines)))
    return Cleaned(_tidy(html.unescape(text)), quoted)


def _is_quote(line: str) -> bool:
    return line[:4].lstrip(" \t").startswith(">")


def _without_signature(lines: list[str]) -> list[str]:
    """Without 'Sent from my phone', and without a short part under a line of two dashes."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or SENT_FROM.fullmatch(lines[end - 1].strip())):
        end -= 1
    lines = lines[:end]  # once: a copy for each empty line would be work without limit
    for back in range(1, min(LONGEST_SIGNATURE + 1, len(lines)) + 1):
        if lines[-back].rstrip() == SIGNATURE_MARK:
            return lines[:-back]
    return lines


def _tidy(text: str) -> str:
    """At most one empty line at a time, and none at the ends."""
    kept: list[str] = []
    for line in (line.strip() for line in text.split("\n")):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()


def mentions(text: str, name: str) -> bool:
    """Whether `@name` stands in the author's own words."""
    pattern = rf"(?<![\w@/.]){re.escape('@' + name)}(?![\w-]|\.\w)"
    return re.search(pattern, text, re.IGNORECASE) is not None
