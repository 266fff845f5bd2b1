"""A number or an address written into a text would stay when data/services.yml is mended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.collection import Collection
from bot.content.files import read_yaml
from bot.content.finding import Finding
from bot.content.passages import passages

PHONE = re.compile(r"(?<![\d,.])(?:0\d[\d ]{6,}\d|\d{5,}|1[0-9]{2} \d{3}|18001)(?![\d,])")
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\b[\w-]+\.(?:uk|com|org|net|ie|gov)\b\S*")
HOURS = re.compile(r"\b\d{1,2}(?::\d\d| ?[ap]m)\b|\b24/7\b", re.IGNORECASE)
KEY = re.compile(r"[a-z][a-z0-9_/]*")
BRACES = re.compile(r"\{[^{}]*\}")
# Said by officers and on forums; their own schemas are read elsewhere.
OTHERS = ("data/canned.yml", "data/forum/replies.yml")
DO = "Write {service_key} and let data/services.yml say it"


def check(content: Collection) -> Iterator[Finding]:
    """No phone number, short code, web or mail address or opening hour in any text."""
    short = short_codes(content)
    for passage in passages(content):
        for found in literals(passage.text, short):
            wrong = f"'{found}' is written into the text"
            yield Finding(passage.file, passage.key, wrong, DO)
    for file in OTHERS:
        path = content.root / file
        said = _strings(read_yaml(path)) if path.exists() else ()
        for found in dict.fromkeys(f for text in said for f in literals(text, short)):
            yield Finding(file, "", f"'{found}' is written into the text", DO)


def _strings(value: object) -> Iterator[str]:
    """Every text in a file, whatever its shape; keys of services are no texts."""
    if isinstance(value, str) and not KEY.fullmatch(value):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def short_codes(content: Collection) -> re.Pattern[str]:
    """What is dialled or texted as three digits or more, as the directory has it."""
    services = (content.directory[key] for key in content.directory.keys())  # noqa: SIM118
    dialled = {number for s in services for number in (s.phone, s.sms) if number}
    return re.compile(rf"(?<![\d,])(?:{'|'.join(map(re.escape, sorted(dialled)))})(?![\d,])")


def literals(text: str, short: re.Pattern[str]) -> list[str]:
    """The numbers, addresses and hours in `text`."""
    written = BRACES.sub(" ", text)
    found = [
        m[0].rstrip(".,;:!?)") for p in (PHONE, short, ADDRESS, HOURS) for m in p.finditer(written)
    ]
    return list(dict.fromkeys(found))
