"""An officer who can sign in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Somebody:
    """Their login, and their recovery codes: an authenticator's was used up in enrolling."""

    login: str
    recovery_codes: list[str]

    def code(self) -> str:
        return self.recovery_codes.pop()
