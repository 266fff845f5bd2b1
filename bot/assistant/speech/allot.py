"""Three cards a turn, however much is said in it: nobody in fear reads nine."""

from __future__ import annotations

from itertools import zip_longest

MOST_CARDS = 3


def allot(wanted: list[list[str]]) -> list[list[str]]:
    """Of each part's services, best first, those that are shown: the best of each before the rest.

    A service is shown once, under the part that had it first.
    """
    ranked = [
        (key, part)
        for rank in zip_longest(*wanted)
        for part, key in enumerate(rank)
        if key is not None
    ]
    home = dict(reversed(ranked))
    chosen = list(dict.fromkeys(key for key, _ in ranked))[:MOST_CARDS]
    return [
        [key for key in dict.fromkeys(keys) if key in chosen and home[key] == part]
        for part, keys in enumerate(wanted)
    ]
