"""One fault of the curated files, in words an editor can act on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """A fault.

    Attributes:
        file: the file, as seen from the project's folder.
        key: the answer, service, source or check in it.
        wrong: what is wrong, without a full stop.
        do: what to do about it, without a full stop.
    """

    file: str
    key: str
    wrong: str
    do: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key or 'the file'}: {self.wrong}. {self.do}."
