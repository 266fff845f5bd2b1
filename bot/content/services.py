"""The directory of services: the only place a phone number comes from."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import Field

from bot.content.files import ContentError, Record, parse, read_mapping
from bot.content.hours import Hours
from bot.contract import ServiceCard


class Service(Record):
    """Somewhere to turn; the fields are those of docs/content-format.md."""

    say: str
    name: str
    what_for: str
    phone: str | None = None
    sms: str | None = None
    url: str | None = None
    email: str | None = None
    hours: Hours
    cost: str
    who: str
    use_when: list[str] = Field(min_length=1)
    not_when: list[str] = Field(default_factory=list)
    next: str
    nations: list[str] = Field(default_factory=list)
    source: str
    grade: str


class Directory:
    """All services by key."""

    def __init__(self, services: dict[str, Service]) -> None:
        self._services = services

    @classmethod
    def load(cls, path: Path) -> Directory:
        """Reads `data/services.yml`.

        Raises:
            ContentError: an entry is missing a field or carries an unknown one.
        """
        entries = read_mapping(path).get("services", {})
        return cls({key: parse(path, Service, entry, key) for key, entry in entries.items()})

    def __contains__(self, key: str) -> bool:
        return key in self._services

    def __getitem__(self, key: str) -> Service:
        try:
            return self._services[key]
        except KeyError:
            raise ContentError(f"No service is called '{key}' in data/services.yml.") from None

    def keys(self) -> list[str]:
        """Every service's key, in the file's order."""
        return list(self._services)

    def short_names(self) -> dict[str, str]:
        """What `{key}` in an answer's text becomes, for every key."""
        return {key: service.say for key, service in self._services.items()}

    def card(self, key: str, now: datetime) -> ServiceCard:
        """The service as a card, with its open state at `now`.

        Raises:
            ContentError: no such service.
        """
        service = self[key]
        return ServiceCard(
            key=key,
            name=service.name,
            what_for=service.what_for,
            phone=service.phone,
            sms=service.sms,
            url=service.url,
            hours=service.hours.text,
            open=service.hours.state(now),
            cost=service.cost,
            next=service.next,
        )
