"""What would open a start to strangers: a secret they know, a door or a database elsewhere."""

from __future__ import annotations

import os
from ipaddress import ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings

DEVELOPMENT_SECRET = "development-only-not-a-secret"  # noqa: S105 - refused outside development
SHORTEST_SECRET = 32
GUARDS = {
    "assistant_secret": "guards the assistant's door",
    "console_secret": "seals the officers' keys",
}
DOORS = ("public_host", "console_host")
MEND = "Set DROPIN_ENV=production, and what docs/operators.md asks for then."


def faults(settings: Settings) -> list[str]:
    """One line for each variable at fault, without its value; none: the start is safe.

    A service whose `DROPIN_ENV` was forgotten runs as development, with the secrets that everybody
    can read in the repository. So development keeps to this machine.
    """
    if settings.env == "development":
        return _reaching_out(settings)
    weak = {name: _weakness(getattr(settings, name).get_secret_value()) for name in GUARDS}
    return [
        f"Set DROPIN_{name.upper()}, which {GUARDS[name]}: it {fault}. "
        "`openssl rand -hex 32` makes one."
        for name, fault in weak.items()
        if fault
    ]


def is_loopback(host: str) -> bool:
    """Whether only this machine is reached by that name; an empty one means every network."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _weakness(secret: str) -> str:
    if secret == DEVELOPMENT_SECRET:
        return "stands in the public repository"
    if not secret.strip():
        return "is empty"
    short = len(secret.strip()) < SHORTEST_SECRET
    return f"has fewer than {SHORTEST_SECRET} characters" if short else ""


def _reaching_out(settings: Settings) -> list[str]:
    found = [
        f"DROPIN_{name.upper()} is more than this machine, which development keeps to. {MEND}"
        for name in DOORS
        if not is_loopback(getattr(settings, name))
    ]
    if settings.database_url and not _is_here(settings.database_url):
        found.append(f"DATABASE_URL is not plainly on this machine, as in development. {MEND}")
    return found


def _is_here(url: str) -> bool:
    """Whether a database is a file, or a server behind a socket file or on loopback."""
    from sqlalchemy import make_url  # noqa: PLC0415 - half a second that most starts can spare
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        return False  # what cannot be read is not plainly here; its own words would quote the URL
    if parsed.get_backend_name() == "sqlite":
        return True
    hosts = [parsed.host or "", *parsed.normalized_query.get("host", ())]
    named = [host for host in hosts if host] or [os.environ.get("PGHOST") or "localhost"]
    return all(host.startswith("/") or is_loopback(host) for host in named)
