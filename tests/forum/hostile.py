"""Cleans texts made to keep a program busy; run as a program, each may cost but little work.

The limit is on the processor's seconds, which the system counts for this process alone: a busy
machine makes it no stricter. Ordinary work is a twentieth of it; work that grows with the square
of the length is many times more, and the system ends the process.
"""

import resource
import sys
from math import ceil
from time import process_time

from bot.public.forum.clean import LONGEST, clean

SECONDS = 3
PIECES = [
    *("[quote]", "[quote ", "[quote='", "[/quote]", "[img", "[", "![", "![]("),
    *("<", "<!--", "<blockquote>", "<a ", ">", "`", "`a", "``a", "```\n", "```a\n~~~b\n"),
    *("\n", " \n", "-- ", "--\n", "\nsent from ", "\nsent from x", "&", "&#", "@helper"),
]
SHAPES = ("{}", "a{}\n> b", "a\n{}a`")  # bare; between words and a quote; on a line of its own


def texts() -> list[str]:
    """Each piece again and again, as long as a text is read, alone and between words."""
    return [
        shape.format(piece * ((LONGEST - len(shape)) // len(piece)))
        for piece in PIECES
        for shape in SHAPES
    ]


def main() -> None:
    """Clean each, and say which before it is tried."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    for text in texts():
        resource.setrlimit(resource.RLIMIT_CPU, (ceil(process_time()) + SECONDS, most))
        sys.stdout.write(f"{text[:20]!r}\n")
        sys.stdout.flush()
        clean(text)


if __name__ == "__main__":
    main()
