"""Where a dialogue stands, and what comes next: pure rules over one slot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from actions.script import Ending, Script, Step

SKIP: Final = "skip"
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True)
class Asking:
    """The dialogue's name, the question it stands at, and the choices given so far by key."""

    name: str
    step: int = 0
    given: dict[str, str] = field(default_factory=dict)

    @classmethod
    def from_slot(cls, value: Any) -> Asking | None:
        """From the slot's value; None when no dialogue is going on."""
        if not isinstance(value, dict) or "name" not in value:
            return None
        return cls(str(value["name"]), int(value["step"]), dict(value["given"]))

    def as_slot(self) -> dict[str, Any]:
        """As JSON for the slot."""
        return {"name": self.name, "step": self.step, "given": self.given}


@dataclass(frozen=True)
class Next:
    """What to say: the question at `asking`, an ending, or an answer that ends it all at once."""

    asking: Asking | None
    question: Step | None = None
    ending: Ending | None = None
    ends_with: str | None = None


def current(asking: Asking, script: Script, known: Mapping[str, str] = NOTHING) -> Next:
    """The question where the dialogue stands, or its ending; what is `known` is not asked."""
    step = asking.step
    while step < len(script.steps) and script.steps[step].key in known:
        step += 1
    if step < len(script.steps):
        return Next(Asking(asking.name, step, asking.given), question=script.steps[step])
    return Next(None, ending=script.ending({**known, **asking.given}))


def answered(
    asking: Asking, script: Script, choice: str, known: Mapping[str, str] = NOTHING
) -> Next:
    """After `choice` at the present question; what is no choice of it asks it again."""
    step = script.steps[asking.step]
    found = next((c for c in step.choices if c.choice == choice), None)
    if found is None and choice != SKIP:
        return Next(asking, question=step)
    if found is not None and found.ends_with:
        return Next(None, ends_with=found.ends_with)
    given = asking.given if found is None else {**asking.given, step.key: choice}
    return current(Asking(asking.name, asking.step + 1, given), script, known)


def place(step: Step, script: Script, known: Mapping[str, str] = NOTHING) -> str:
    """Which question it is of those that are asked: "2 of 4"."""
    asked = [one for one in script.steps if one.key not in known or one is step]
    return f"{asked.index(step) + 1} of {len(asked)}"
