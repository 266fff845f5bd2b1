"""An answer for danger now sends to the emergency number first, in words and as the first card."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.collection import Collection
from bot.content.emergencies import EMERGENCIES
from bot.content.finding import Finding

NUMBER = "emergency_999"


def check(content: Collection) -> Iterator[Finding]:
    """Each answer of urgency `immediate` names the number in its first line and shows it first."""
    for key in sorted(EMERGENCIES - set(content.answers)):
        wrong = "the answer for this emergency is gone"
        yield Finding("data/nlu/emergency.yml", key, wrong, "Put it back: it is given by this name")
    for file, answer in content.wordings():
        if answer.metadata.urgency != "immediate" and answer.key not in EMERGENCIES:
            continue
        if f"{{{NUMBER}}}" not in answer.text.splitlines()[0]:
            wrong = "danger now, but the first line does not send to the emergency number"
            yield Finding(file, answer.key, wrong, f"Name {{{NUMBER}}} in the first line")
        if answer.metadata.services[:1] != [NUMBER]:
            wrong = "danger now, but the emergency number is not the first card"
            yield Finding(file, answer.key, wrong, f"Put {NUMBER} first under services")
