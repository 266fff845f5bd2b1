"""Leave only the author's own words: no quotes, code, signatures or markup.

Somebody else's words must not trigger anything, whoever repeats them. What cannot be told apart
for certain (a quote that is never closed) stays: better to read too much than to miss a danger.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from bot.public.cleaning import clean as without_tricks

QUOTED_NAME = re.compile(r"\[quote=[\"']?([^,\"'\]]{1,60})", re.IGNORECASE)
INNERMOST = r"<{0}\b[^>]*>(?:(?!<{0}\b)(?!</{0}>).)*</{0}>"
BB_INNERMOST = r"\[{0}\b[^\]]*\](?:(?!\[{0}\b)(?!\[/{0}\]).)*\[/{0}\]"
FLAGS = re.IGNORECASE | re.DOTALL
BLOCKS = [
    *(re.compile(BB_INNERMOST.format(tag), FLAGS) for tag in ("quote", "code", "sig", "signature")),
    *(re.compile(INNERMOST.format(tag), FLAGS) for tag in ("blockquote", "pre", "code", "aside")),
]
FENCED = re.compile(r"^[ \t]{0,3}(```+|~~~+)[^\n]*\n.*?^[ \t]{0,3}\1[ \t]*$", FLAGS | re.MULTILINE)
INLINE_CODE = re.compile(r"(`+)(?!`)([^\n]*?[^`])\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
QUOTE_LINE = re.compile(r"^[ \t]{0,3}>.*$", re.MULTILINE)
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[img[^\]]*\].*?\[/img\]", FLAGS)
LINK = re.compile(r"\[([^\]]+)\]\((?:https?|mailto|/)[^)]*\)")
BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^>]*>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^>]*>|\[/?[a-z*]+(?:=[^\]]*)?\]", re.IGNORECASE)
SIGNATURE = re.compile(r"^-- ?$.*", re.MULTILINE | re.DOTALL)
SENT_FROM = re.compile(r"^\s*(?:sent|posted) (?:from|via) my? ?[\w ]{2,40}\.?\s*\Z", FLAGS)
SENT_FROM_LAST = re.compile(r"\n\s*(?:sent|posted) (?:from|via) (?:my )?[\w ]{2,40}\.?\s*\Z", FLAGS)
BLANKS = re.compile(r"\n\s*\n\s*")
MOST_NESTED = 20


@dataclass(frozen=True)
class Cleaned:
    """The author's own words, and whom they quoted."""

    text: str
    quoted: tuple[str, ...]


def clean(raw: str) -> Cleaned:
    """The author's own words in `raw` (Markdown, BBCode, HTML or plain)."""
    quoted = tuple(dict.fromkeys(name.strip() for name in QUOTED_NAME.findall(raw)))
    text = without_tricks(raw)
    text = FENCED.sub("\n", COMMENT.sub("", text))
    text = _without_blocks(text)
    for pattern in (QUOTE_LINE, INLINE_CODE, IMAGE):
        text = pattern.sub("", text)
    text = SENT_FROM_LAST.sub("", SENT_FROM.sub("", SIGNATURE.sub("", text)))
    text = TAG.sub("", BREAK.sub("\n", LINK.sub(r"\1", text)))
    return Cleaned(BLANKS.sub("\n\n", html.unescape(text)).strip(), quoted)


def _without_blocks(text: str) -> str:
    """Take blocks out from the inside, so that nested ones go whole."""
    for _ in range(MOST_NESTED):
        before = text
        for block in BLOCKS:
            text = block.sub("\n", text)
        if text == before:
            break
    return text


def mentions(text: str, name: str) -> bool:
    """Whether `@name` stands in the author's own words."""
    pattern = rf"(?<![\w@/.]){re.escape('@' + name)}(?![\w-]|\.\w)"
    return re.search(pattern, text, re.IGNORECASE) is not None
