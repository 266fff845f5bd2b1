"""`python -m bot <command>`: what is done from a terminal beside running the services.

A command's module is imported only when it is asked for: some take seconds to load.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

# name: (module whose main(argv) -> exit status is called, what it does)
COMMANDS = {
    "gaps": ("bot.desk.gaps_command", "list what the assistant did not understand"),
    "eval": ("bot.assistant.evaluation.command", "measure how well the assistant understands"),
}


def main(argv: Sequence[str]) -> int:
    """Runs the command named first; without one, says which there are."""
    if not argv or argv[0] not in COMMANDS:
        told = (f"  {name:8} {purpose}" for name, (_, purpose) in COMMANDS.items())
        sys.stderr.write("\n".join(["usage: python -m bot <command> [--help]", *told, ""]))
        return 2
    module, _ = COMMANDS[argv[0]]
    return int(import_module(module).main(argv[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
