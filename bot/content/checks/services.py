"""The directory itself: a wrong number or a false 'open now' is the worst fault there is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.collection import Collection
from bot.content.finding import Finding
from bot.content.hours import DAYS, Hours
from bot.content.services import Service

FILE = "data/services.yml"
DIALLED = re.compile(r"\d[\d ]*")


def check(content: Collection) -> Iterator[Finding]:
    """Numbers that can be dialled, addresses that are safe, hours said in one way only."""
    for key in content.directory.keys():  # noqa: SIM118 - a Directory is no dict
        service = content.directory[key]
        for wrong, do in (*_ways(service), *_reach(service), *_hours(service.hours)):
            yield Finding(FILE, key, wrong, do)


def _ways(service: Service) -> Iterator[tuple[str, str]]:
    for way, number in (("phone", service.phone), ("sms", service.sms)):
        if number is not None and not DIALLED.fullmatch(number):
            yield f"the {way} '{number}' cannot be dialled", "Write digits and spaces only"
    if service.url is not None and not service.url.startswith("https://"):
        yield f"the address '{service.url}' is not safe to open", "Write it with https:// in front"


def _reach(service: Service) -> Iterator[tuple[str, str]]:
    """A card with nothing to tap says instead how to find the service."""
    ways = (service.phone, service.sms, service.url, service.email)
    if not any(ways) and not service.hours.unverified:
        wrong = "there is nothing to tap, and the card does not say how to reach it"
        yield wrong, 'Write hours: {text: "Search for …", unverified: true}'


def _hours(hours: Hours) -> Iterator[tuple[str, str]]:
    said = (hours.always, hours.unverified, hours.weekly is not None)
    if sum(said) != 1:
        yield (
            "the hours are said in no way or in more than one",
            "Keep one of `always: true`, `unverified: true` and `weekly:`",
        )
    if hours.weekly is not None and set(hours.weekly) != set(DAYS):
        yield "the weekly hours miss a day", "Write every day from mon to sun; [] means closed"
