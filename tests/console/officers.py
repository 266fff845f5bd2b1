"""Officers for tests: invited as real ones are, with authenticators of their own."""

from dataclasses import dataclass

import pyotp

PASSWORD = "correct horse battery"


@dataclass
class Person:
    """Somebody who can sign in: their id, and what their authenticator shows."""

    id: str
    login: str
    name: str
    secret: str
    recovery_codes: list[str]
    clock: object

    def code(self) -> str:
        """A code that was not used before: the clock moves on by one step."""
        self.clock.tick(seconds=30)
        return pyotp.TOTP(self.secret).at(self.clock.now)


async def hire(room, desk, clock, name: str, role: str, *, number: str, login: str = "") -> Person:
    """Invite somebody and accept in their place, which uses up the code of this moment."""
    login = login or name.lower().replace(" ", ".")
    token = await room.invitations.invite(login=login, name=name, role=role, shoulder_number=number)
    invited = await room.invitations.look(token)
    code = pyotp.TOTP(invited.secret).at(clock())
    codes = await room.invitations.accept(token, password=PASSWORD, code=code)
    [officer] = [one for one in await desk.accounts.all() if one.login == login]
    return Person(officer.id, login, name, invited.secret, codes, clock)
