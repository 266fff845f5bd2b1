"""`python -m bot.console.first_account NAME`: a one-time link for the first administrator.

There is no default password. Whoever can run this on the machine can make an administrator.
"""

from __future__ import annotations

import argparse
import asyncio
import sys

from bot.desk import Desk, schema
from bot.desk.errors import DeskError
from bot.desk.officers.invitations import Invitations
from bot.desk.officers.second_factor import Seal
from bot.settings import Settings, settings


async def invite(chosen: Settings, login: str, name: str) -> str:
    """The link's token.

    Raises:
        NotPermitted: the login is taken.
    """
    await schema.migrate(chosen.database_url)
    desk = await Desk.open(chosen.database_url)
    try:
        seal = Seal(chosen.console_secret.get_secret_value())
        invitations = Invitations(desk.database, desk.clock, seal)
        return await invitations.invite(login=login, name=name, role="admin")
    finally:
        await desk.close()


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", help="the administrator's name, such as 'Sgt Ada King'")
    parser.add_argument("--login", help="what they sign in with; the name if left out")
    given = parser.parse_args()
    chosen = settings()
    try:
        login = given.login or given.name.lower().replace(" ", ".")
        token = asyncio.run(invite(chosen, login, given.name))
    except DeskError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    address = f"http://{chosen.console_host}:{chosen.console_port}"
    sys.stdout.write(
        f"Login: {login}\n"
        f"Open this link once, within 24 hours, on the console's own address:\n"
        f"  {address}/welcome#{token}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
