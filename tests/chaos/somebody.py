"""An officer who can sign in."""

from dataclasses import dataclass

import pyotp


@dataclass(frozen=True)
class Somebody:
    """Their login, and what their authenticator shows."""

    login: str
    secret: str

    def code(self) -> str:
        return pyotp.TOTP(self.secret).now()
