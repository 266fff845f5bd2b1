"""A tiny curated folder in which everything is right, copied so that a test can break one thing."""

import shutil
from datetime import date
from pathlib import Path

TINY = Path(__file__).parent / "tiny"
TODAY = date(2026, 11, 22)


class Folder:
    """A copy of the tiny folder."""

    def __init__(self, root: Path) -> None:
        self.root = Path(shutil.copytree(TINY, root / "tiny"))

    def change(self, file: str, old: str, new: str) -> None:
        """Replace every `old` in `file`, which must hold it."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def add(self, file: str, text: str) -> None:
        """Append `text` to `file`."""
        with (self.root / file).open("a", encoding="utf-8") as opened:
            opened.write(text)
