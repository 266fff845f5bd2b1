"""`python -m bot.launch`: check, train if stale, migrate, start, say where to look."""

from __future__ import annotations

import asyncio
import sys

from bot.assistant.encoder import FOLDER, URGENCY_FOLDER
from bot.assistant.opinion import OPINION_FOLDER
from bot.assistant.weights import EncoderError, reviewed
from bot.content.files import ContentError
from bot.desk.schema import migrate
from bot.launch import model, preflight, processes
from bot.settings import UnsafeSettings, settings


def main() -> int:
    """The exit status; a fault that can be named is one line, not a traceback."""
    try:
        chosen = settings()
        preflight.check(chosen, preflight.ports(chosen))
        for folder in (FOLDER, URGENCY_FOLDER, OPINION_FOLDER):
            reviewed(folder)
        if model.is_stale():
            model.train()
        asyncio.run(migrate(chosen.database_url))
        return processes.run(chosen)
    except (preflight.CannotStart, UnsafeSettings, EncoderError, ContentError) as fault:
        sys.stderr.write(f"{fault}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
