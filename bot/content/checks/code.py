"""The programs and pages take numbers and addresses from the directory, as the texts do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bot.content.collection import Collection
from bot.content.finding import Finding

FOLDERS = ("bot", "actions")
KINDS = (".py", ".js", ".html", ".css")
LONG = 5
DO = "Take it from data/services.yml when the page is made"


def check(content: Collection) -> Iterator[Finding]:
    """No number or address of a service in a program or a page."""
    known = _known(content)
    for path in _programs(content.root):
        text = re.sub(r"(?<=\d) (?=\d)", "", path.read_text(encoding="utf-8"))
        for found in sorted({value for value in known if value in text}):
            name = path.relative_to(content.root).as_posix()
            yield Finding(name, "", f"'{found}' is written into the program", DO)


def _programs(root: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        files = (root / folder).rglob("*")
        yield from (path for path in sorted(files) if path.suffix in KINDS)


def _known(content: Collection) -> set[str]:
    """Numbers of five digits or more, without spaces; hosts; mail addresses."""
    values: set[str] = set()
    for key in content.directory.keys():  # noqa: SIM118 - a Directory is no dict
        service = content.directory[key]
        numbers = (number.replace(" ", "") for number in (service.phone, service.sms) if number)
        values.update(number for number in numbers if len(number) >= LONG)
        values.update(filter(None, [service.email]))
        if service.url:
            values.add(service.url.split("/")[2].removeprefix("www."))
    return values
