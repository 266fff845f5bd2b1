"""`python -m bot gaps`: print what was not understood, one line each, tab-separated."""

from __future__ import annotations

import asyncio
import csv
import sys
from collections.abc import Sequence

from bot.desk.database import Database
from bot.desk.gaps import Gap, gaps
from bot.settings import settings


def main(argv: Sequence[str]) -> int:
    """Writes a table to the terminal: it holds parents' words, so it is written nowhere else."""
    writer = csv.writer(sys.stdout, delimiter="\t")
    writer.writerow(["at", "heard", "topic", "text"])
    for gap in asyncio.run(_read()):
        writer.writerow(
            [gap.at.isoformat(), gap.heard, gap.topic or "", " ".join(gap.text.split())]
        )
    return 0


async def _read() -> list[Gap]:
    database = await Database.open(settings().database_url)
    try:
        return await gaps(database)
    finally:
        await database.close()
