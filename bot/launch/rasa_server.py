"""`python -m bot.launch.rasa_server`: Rasa on loopback, its own interface guarded by the secret.

Rasa takes the token on its command line only; started from here it stands in no process list.
"""

from __future__ import annotations

import sys

from bot.launch.model import MODEL
from bot.launch.preflight import ASSISTANT_PORT, LOOPBACK
from bot.settings import settings


def arguments() -> list[str]:
    """The words of `rasa run`."""
    return [
        "rasa",
        "run",
        "--enable-api",
        *("--interface", LOOPBACK),
        *("--port", str(ASSISTANT_PORT)),
        *("--model", str(MODEL)),
        *("--endpoints", "endpoints.yml"),
        *("--credentials", "credentials.yml"),
        *("--auth-token", settings().assistant_secret.get_secret_value()),
    ]


if __name__ == "__main__":
    from rasa.__main__ import main

    sys.argv = arguments()
    main()
