"""The processes of one machine: read from the Procfile, run by honcho, stopped together."""

from __future__ import annotations

import asyncio
import sys
import threading
from pathlib import Path

from honcho.environ import parse_procfile
from honcho.manager import Manager

from bot.faults import report
from bot.launch.model import environment
from bot.launch.preflight import CannotStart
from bot.launch.ready import answered
from bot.settings import ROOT, Settings

PROCFILE = ROOT / "Procfile"


def run(settings: Settings) -> int:
    """Runs until Ctrl-C or until one process ends; returns its exit status."""
    manager = Manager()
    given = surroundings(settings)
    for name, command in parse_procfile(PROCFILE.read_text(encoding="utf-8")).processes.items():
        manager.add_process(name, command, env=given, cwd=str(ROOT))
    threading.Thread(target=_announce, args=(settings, manager), daemon=True).start()
    manager.loop()
    return int(manager.returncode or 0)


def surroundings(settings: Settings) -> dict[str, str]:
    """What each process is given: Python's commands, and what `DROPIN_ENV` means here.

    A line of the Procfile that is told nothing runs as production.
    """
    given = environment()
    path = f"{Path(sys.executable).parent}:{given.get('PATH', '')}"
    return {**given, "PATH": path, "DROPIN_ENV": settings.env}


def _announce(settings: Settings, manager: Manager) -> None:
    try:
        asyncio.run(answered(settings))
    except CannotStart as fault:
        _say(str(fault))
        manager.terminate()
        return
    except Exception as error:  # noqa: BLE001 - whatever it was, somebody waits for a word
        report("launch.not_ready", error)
        _say(f"The first answer cannot be used ({type(error).__name__}). Everything is stopped.")
        manager.terminate()
        return
    _say(
        f"\n  The chat is ready.    Open http://{settings.public_host}:{settings.public_port}/\n"
        f"  Officers' console:    http://{settings.console_host}:{settings.console_port}/\n"
        f"  Ctrl-C stops everything.\n"
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
