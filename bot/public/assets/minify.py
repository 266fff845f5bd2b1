"""Takes out of a script or a sheet what only readers of the source need: remarks and indentation.

Names stay as they are and no line of a script is joined to another, so nothing can change its
meaning. A remark at a script's line end that holds a quote is left in: it might be no remark.
"""

from __future__ import annotations

import re

BLOCK_REMARK = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
LINE_REMARK = re.compile(r"(?:^|[ \t]+)//[ \t][^\"'`\n]*$", re.MULTILINE)
MARGINS = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
EMPTY_LINES = re.compile(r"\n{2,}")

SHEET_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
AROUND_SIGNS = re.compile(r" ?([{};,>]) ?")


def script(text: str) -> str:
    """A script of ours without its remarks, its indentation and its empty lines."""
    for waste in (BLOCK_REMARK, LINE_REMARK, MARGINS):
        text = waste.sub("", text)
    return EMPTY_LINES.sub("\n", text).lstrip("\n")


def sheet(text: str) -> str:
    """A style sheet of ours on one line."""
    text = SPACE.sub(" ", SHEET_REMARK.sub("", text))
    return AROUND_SIGNS.sub(r"\1", text).replace(": ", ":").replace(";}", "}").strip()
