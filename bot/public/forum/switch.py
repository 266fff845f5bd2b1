"""`python -m bot.public.forum.switch off|on|show --by NAME --why WORDS`: at once, alone."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence

import structlog

from bot.desk.clock import utc_now
from bot.desk.database import Database
from bot.desk.forum import Forum
from bot.settings import settings

log = structlog.get_logger()


async def turn(url: str, to: str, by: str, why: str) -> bool:
    """Turn the switch in the database at `url` (or only look); whether it is off afterwards."""
    database = await Database.open(url)
    try:
        switch = Forum(database, utc_now).switch
        if to == "off":
            await switch.turn_off(by=by, why=why)
        elif to == "on":
            await switch.turn_on(by=by, why=why)
        return await switch.off()
    finally:
        await database.close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and do it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("to", choices=("off", "on", "show"))
    parser.add_argument("--by", default="", help="who does it; goes into the audit")
    parser.add_argument("--why", default="", help="a few words, nothing about a person")
    chosen = parser.parse_args(arguments)
    if chosen.to != "show" and not (chosen.by and chosen.why):
        parser.error("--by and --why are needed: they go into the audit")
    off = asyncio.run(turn(settings().database_url, chosen.to, chosen.by, chosen.why))
    log.info("forum.switch", state="off" if off else "on")


if __name__ == "__main__":
    main()
