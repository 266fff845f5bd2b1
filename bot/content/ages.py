"""A child's age as far as it is known, and what is said for some ages only."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from pydantic import Field

from bot.content.files import Record, parse, read_yaml

YOUNGEST: Final = 0
OLDEST: Final = 18
ITEM = "- "


class Span(NamedTuple):
    """The ages a child may have: one year, or the years of a band."""

    youngest: int
    oldest: int


class AgeLine(Record):
    """A line that an answer says as well when every age the child may have lies within it."""

    say: str
    youngest: int = Field(YOUNGEST, ge=YOUNGEST, le=OLDEST)
    oldest: int = Field(OLDEST, ge=YOUNGEST, le=OLDEST)

    def fits(self, age: Span) -> bool:
        """Whether it may be said of a child of that age."""
        return self.youngest <= age.youngest and age.oldest <= self.oldest

    @property
    def label(self) -> str:
        """Whom it is for, as an editor reads it."""
        return f"at {self.youngest} to {self.oldest}"


def with_line(text: str, line: str) -> str:
    """`text` with `line` as the first of its list: after what answers, before all else."""
    first, _, rest = text.partition("\n")
    rest = rest.strip("\n")
    gap = "" if not rest or rest.startswith(ITEM) else "\n"
    return f"{first}\n\n{ITEM}{line}\n{gap}{rest}".rstrip("\n")


class Band(Record):
    """A choice of ages; it begins where the band before it ends."""

    title: str = Field(max_length=45)
    oldest: int = Field(ge=YOUNGEST, le=OLDEST)


class _Listed(Record):
    bands: dict[str, Band] = Field(min_length=2)


class Bands:
    """All bands by name, youngest first."""

    def __init__(self, bands: dict[str, Band]) -> None:
        self._bands = bands
        self._spans: dict[str, Span] = {}
        youngest = YOUNGEST
        for name, band in bands.items():
            self._spans[name] = Span(youngest, band.oldest)
            youngest = band.oldest + 1

    @classmethod
    def load(cls, path: Path) -> Bands:
        """Reads `data/dialogues/ages.yml`.

        Raises:
            ContentError: the file is missing or a field is.
        """
        return cls(parse(path, _Listed, read_yaml(path), "bands").bands)

    def titles(self) -> dict[str, str]:
        """What each band is called, by its name."""
        return {name: band.title for name, band in self._bands.items()}

    def band_of(self, known: str | None) -> str | None:
        """The band of an age in years or of a band's own name."""
        age = self.span(known)
        found = (n for n, s in self._spans.items() if age and s.youngest <= age.oldest <= s.oldest)
        return next(found, None)

    def span(self, known: str | None) -> Span | None:
        """What is known, as a span; None for nothing and for what is no child's age."""
        if known in self._spans:
            return self._spans[known]
        if known and known.isdecimal() and YOUNGEST <= int(known) <= OLDEST:
            return Span(int(known), int(known))
        return None
