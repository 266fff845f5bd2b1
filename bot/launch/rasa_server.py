"""`python -m bot.launch.rasa_server OPTIONS`: `rasa run` on loopback, guarded by the secret.

Rasa takes its token on the command line only; added here, it stands in no process list.
"""

from __future__ import annotations

import sys

from bot.launch.preflight import LOOPBACK
from bot.launch.rasa_command import rasa_command
from bot.settings import settings


def arguments(given: list[str]) -> list[str]:
    """The words of `rasa run` with what is never left to the caller."""
    secret = settings().assistant_secret.get_secret_value()
    return ["run", *given, "--enable-api", "--interface", LOOPBACK, "--auth-token", secret]


if __name__ == "__main__":
    rasa_command(arguments(sys.argv[1:]))
