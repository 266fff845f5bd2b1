"""The report on facts: their grades, hours nobody could confirm, reviews due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from bot.content.collection import Collection
from bot.content.passages import evidence

SOON = timedelta(days=60)


def report(content: Collection) -> str:
    """The report, as Markdown."""
    sections = (
        ("Grades", _grades(content)),
        ("Sources of grade C, which no answer may rest on", _weak(content)),
        ("Services of which no page confirmed the hours", _unverified(content)),
        ("Services whose number or address is missing", _unreachable(content)),
        ("Sources without a date or an address", _undated(content)),
        (f"Reviews overdue on {content.today}", _due(content, overdue=True)),
        (f"Reviews due within {SOON.days} days", _due(content, overdue=False)),
    )
    parts = [f"# Facts on {content.today}"]
    for title, lines in sections:
        parts.append(f"\n## {title}\n")
        parts.extend([f"- {line}" for line in lines] or ["None."])
    return "\n".join(parts)


def _grades(content: Collection) -> Iterator[str]:
    counts = Counter(entry.grade for entry in evidence(content))
    for grade, count in sorted(counts.items()):
        yield f"{grade}: {count} wordings, checks and openers"
    kept = Counter(source.grade for source in content.sources.values())
    yield "sources: " + ", ".join(
        f"{count} of grade {grade}" for grade, count in sorted(kept.items())
    )


def _weak(content: Collection) -> list[str]:
    return [
        f"{key}: {s.title}, {s.publisher}" for key, s in content.sources.items() if s.grade == "C"
    ]


def _unverified(content: Collection) -> Iterator[str]:
    for key in content.directory.keys():  # noqa: SIM118 - a Directory is no dict
        service = content.directory[key]
        if service.hours.unverified:
            yield f"{key}: {service.name}. It says: {service.hours.text}"
        elif service.hours.weekly is not None and service.hours.bank_holidays == "unknown":
            yield f"{key}: {service.name}. Nothing is known of bank holidays"


def _unreachable(content: Collection) -> Iterator[str]:
    for key in content.directory.keys():  # noqa: SIM118 - a Directory is no dict
        service = content.directory[key]
        if not (service.phone or service.sms or service.url or service.email):
            yield f"{key}: {service.name}"


def _undated(content: Collection) -> Iterator[str]:
    undated = [key for key, source in content.sources.items() if source.date == "undated"]
    nowhere = [key for key, source in content.sources.items() if source.site is None]
    yield f"undated: {len(undated)} of {len(content.sources)}: {', '.join(undated)}"
    yield f"no address known: {len(nowhere)}: {', '.join(nowhere)}"


def _due(content: Collection, *, overdue: bool) -> list[str]:
    last = content.today if overdue else content.today + SOON
    rows = [
        (entry.review_by, entry.file, entry.key)
        for entry in evidence(content)
        if (entry.review_by < content.today) == overdue and entry.review_by <= last
    ]
    return [f"{day}: {key} in {file}" for day, file, key in sorted(rows)]
