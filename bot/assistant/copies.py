"""Copies that Rasa makes at each turn and nobody reads (docs/decisions/0026).

It copies events and states in depth for debug lines, whether or not those are written; and the
slots of the seven trackers of a turn by the way that fits any object.
"""

from __future__ import annotations

import logging
from types import SimpleNamespace
from typing import Any

from rasa.core import processor
from rasa.core.policies import rule_policy
from rasa.shared.core.slots import Slot

# In these modules debug lines are all that is copied for (tests/assistant/test_copies.py).
FOR_DEBUG_LINES = (processor, rule_policy)


def spare_copies() -> None:
    """For the rest of this process; where debug lines are written, they keep their copies."""
    Slot.__copy__ = _copied
    if not logging.getLogger("rasa").isEnabledFor(logging.DEBUG):
        for module in FOR_DEBUG_LINES:
            vars(module)["copy"] = SimpleNamespace(deepcopy=_itself)


def _copied(slot: Slot) -> Slot:
    """What `copy.copy` makes of a slot."""
    new: Slot = object.__new__(type(slot))
    vars(new).update(vars(slot))
    return new


def _itself(value: Any) -> Any:
    return value
