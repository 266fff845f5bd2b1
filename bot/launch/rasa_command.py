"""`python -m bot.launch.rasa_command ...`: `rasa`, without TensorFlow if nothing needs it."""

from __future__ import annotations

import os
import sys

from bot.content.files import ContentError
from bot.kernels import chosen
from bot.launch.without_tensorflow import leave_out, needed
from bot.settings import ROOT


def rasa_command(words: list[str]) -> None:
    """Runs `rasa` with these words in this process.

    Raises:
        SystemExit: a curated file cannot be used; the line says which and why.
    """
    os.environ.update(chosen(os.environ))
    try:
        if not needed(ROOT / "config.yml"):
            leave_out()
        from rasa.__main__ import main  # noqa: PLC0415 - imports TensorFlow, or what stands for it

        sys.argv = ["rasa", *words]
        main()
    except ContentError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    rasa_command(sys.argv[1:])
