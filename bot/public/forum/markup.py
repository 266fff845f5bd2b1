"""Take quotes, code and markup out of a text, in work that grows only with its length.

Anybody may write anything on a forum, also what is made to keep a program busy: so there is no
search here that begins again at every place, and every stretch that is looked for has a limit.
"""

from __future__ import annotations

import re

BB_BLOCK = re.compile(r"\[(/?)(quote|code|sig|signature)\b[^\[\]\n]{0,200}\]", re.IGNORECASE)
HTML_BLOCK = re.compile(r"<(/?)(blockquote|pre|code|aside)\b[^<>]{0,300}>", re.IGNORECASE)
FENCE = re.compile(r"[ \t]{0,3}(```+|~~~+)[ \t]*([^\n`]{0,60})$")
INLINE_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)[^`\n]{1,500}\1(?!`)")
IMAGE = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\n]{0,500}\)")
LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((?:https?:|mailto:|/)[^()\s]{0,500}\)")
BREAK = re.compile(r"</?(?:br|p|div|li)\b[^<>]{0,100}>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^<>\n]{0,300}>|\[/?[a-z*]{1,20}(?:=[^\[\]\n]{0,200})?\]", re.IGNORECASE)


def without_comments(text: str) -> str:
    """`text` without what HTML hides."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + len("-->")
    return "".join([*kept, text[at:]])


def without_fences(text: str) -> str:
    """`text` without fenced code; a fence that is never closed hides nothing."""
    lines = text.split("\n")
    marks = [FENCE.match(line) for line in lines]
    last_closer = {
        mark[1][0]: number for number, mark in enumerate(marks) if mark and not mark[2].strip()
    }
    kept, inside = [], ""
    for number, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if inside:
            if mark and mark[1][0] == inside and not mark[2].strip():
                inside = ""
        elif mark and last_closer.get(mark[1][0], 0) > number:
            inside = mark[1][0]
        else:
            kept.append(line)
    return "\n".join(kept)


def without_blocks(text: str) -> str:
    """`text` without closed quotes and code, nested ones included."""
    for tags in (BB_BLOCK, HTML_BLOCK):
        text = _without_closed(text, tags)
    return text


def _without_closed(text: str, tags: re.Pattern[str]) -> str:
    opened: dict[str, list[int]] = {}
    closed: list[tuple[int, int]] = []
    for tag in tags.finditer(text):
        starts = opened.setdefault(tag[2].lower(), [])
        if not tag[1]:
            starts.append(tag.start())
        elif starts:
            closed.append((starts.pop(), tag.end()))
    kept, at = [], 0
    for start, end in sorted(closed):
        if start >= at:
            kept.append(text[at:start])
        at = max(at, end)
    return "\n".join([*kept, text[at:]])


def without_tags(text: str) -> str:
    """`text` with links as their words, and no images, inline code or tags."""
    for pattern, instead in (
        (INLINE_CODE, ""),
        (IMAGE, ""),
        (LINK, r"\1"),
        (BREAK, "\n"),
        (TAG, ""),
    ):
        text = pattern.sub(instead, text)
    return text
