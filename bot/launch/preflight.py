"""What must hold before anything starts; each fault is one line that says what to do."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

from bot.settings import Settings

LEAST_DISK = 500_000_000
LOOPBACK = "127.0.0.1"
ASSISTANT_PORT, ACTIONS_PORT = 5005, 5055


class CannotStart(RuntimeError):  # noqa: N818 - reads as a sentence where it is raised
    """Starting would fail; the message is for the person at the keyboard."""


def check(settings: Settings, ports: dict[str, tuple[str, int]]) -> None:
    """Ports are free and there is room on the disk.

    Raises:
        CannotStart: names the port or the folder, and the mend.
    """
    for name, (host, port) in ports.items():
        _free(name, host, port)
    settings.var.mkdir(parents=True, exist_ok=True)
    _room(settings.var)


def ports(settings: Settings) -> dict[str, tuple[str, int]]:
    """Every address that the service listens on, by the process's name."""
    return {
        "assistant": (LOOPBACK, ASSISTANT_PORT),
        "actions": (LOOPBACK, ACTIONS_PORT),
        "public": (settings.public_host, settings.public_port),
        "console": (settings.console_host, settings.console_port),
    }


def _free(name: str, host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise CannotStart(
                f"Port {port}, wanted for the {name} process, is in use. "
                f"Stop what listens there, or set another port (docs/operators.md)."
            ) from None


def _room(folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < LEAST_DISK:
        raise CannotStart(
            f"Only {free // 1_000_000} MB are free under {folder}; "
            f"{LEAST_DISK // 1_000_000} MB are needed. Make room and try again."
        )
