"""Who may use a route. Every route declares one of these; one without is refused to everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.desk.officers.accounts import Officer
from bot.desk.officers.roles import MAY, Act

Kind = Literal["page", "api", "socket", "asset", "health"]


@dataclass(frozen=True)
class Policy:
    """The rules of a route.

    Attributes:
        kind: how refusals and answers look.
        signed_in: whether somebody must be signed in.
        act: what their role must allow (`bot/desk/officers/roles.py`); none: any role.
    """

    name: str
    kind: Kind
    signed_in: bool = True
    act: Act | None = None

    def admits(self, officer: Officer | None) -> bool:
        """Whether this officer (or nobody signed in) may come in."""
        if not self.signed_in:
            return True
        if officer is None:
            return False
        return self.act is None or self.act in MAY[officer.role]


ASSET = Policy("asset", "asset", signed_in=False)
HEALTH = Policy("health", "health", signed_in=False)
DOOR = Policy("door", "page", signed_in=False)  # signing in, opening an invitation
DOOR_API = Policy("door_api", "api", signed_in=False)
STAFF_PAGE = Policy("staff_page", "page")
DESK_PAGE = Policy("desk_page", "page", act="claim")
DESK_API = Policy("desk_api", "api", act="claim")
LIVE = Policy("live", "socket", act="claim")
SERVICE_PAGE = Policy("service_page", "page", act="callbacks")  # callbacks, the forum, proofs
SUPERVISOR_PAGE = Policy("supervisor_page", "page", act="read_any")
SUPERVISOR_API = Policy("supervisor_api", "api", act="read_any")
FIGURES_PAGE = Policy("figures_page", "page", act="statistics")
ADMIN_PAGE = Policy("admin_page", "page", act="manage")
