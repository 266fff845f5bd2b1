"""Which bus a process opens: Redis where it is set, else the machine's own."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from bot.desk.bus import Bus
from bot.desk.machine_bus import MachineBus
from bot.desk.redis_bus import RedisBus
from bot.settings import Settings


async def open_bus(settings: Settings) -> Bus:
    """The bus all processes of this installation share."""
    if settings.redis_url:
        return await RedisBus.open(settings.redis_url)
    return await MachineBus.open(folder_of(settings.database_url))


def folder_of(database_url: str) -> Path:
    """A folder for one database's processes; its name is short, as socket files need it."""
    name = hashlib.sha256(database_url.encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"dropin-{os.getuid()}" / name
