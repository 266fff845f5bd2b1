"""`python -m bot.desk`: bring the configured database's tables up to date."""

import asyncio

from bot.desk.schema import migrate
from bot.settings import settings

if __name__ == "__main__":
    asyncio.run(migrate(settings().database_url))
