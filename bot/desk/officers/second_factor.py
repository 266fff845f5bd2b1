"""The second factor: time-based codes, each good once, and recovery codes for a lost phone."""

from __future__ import annotations

import base64
import hashlib
import secrets
from datetime import datetime

import pyotp
from cryptography.fernet import Fernet
from pyotp.utils import strings_equal

from bot.desk.tokens import token_hash

STEP_SECONDS = 30
STEPS_EITHER_SIDE = 1  # a clock may be off by half a minute
RECOVERY_CODES = 10
ISSUER = "Drop-in clinic"


class Seal:
    """Keeps authenticator secrets unreadable to whoever has only the database."""

    def __init__(self, key: str) -> None:
        digest = hashlib.sha256(f"dropin totp {key}".encode()).digest()
        self._fernet = Fernet(base64.urlsafe_b64encode(digest))

    def close(self, secret: str) -> str:
        """The secret as it is stored."""
        return self._fernet.encrypt(secret.encode()).decode()

    def open(self, sealed: str) -> str:
        """The secret again."""
        return self._fernet.decrypt(sealed.encode()).decode()


def step_of(secret: str, code: str, *, now: datetime, after_step: int) -> int | None:
    """The time step `code` is right for, if it lies near `now` and after the last one used."""
    totp = pyotp.TOTP(secret)
    present = int(now.timestamp()) // STEP_SECONDS
    for step in range(present - STEPS_EITHER_SIDE, present + STEPS_EITHER_SIDE + 1):
        if step > after_step and strings_equal(totp.at(step * STEP_SECONDS), code):
            return step
    return None


def enrolment_uri(secret: str, login: str) -> str:
    """What an authenticator app scans."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def recovery_codes() -> list[str]:
    """New codes of 80 random bits, to be shown once."""
    return [f"{secrets.token_hex(5)}-{secrets.token_hex(5)}" for _ in range(RECOVERY_CODES)]


def hashed(code: str) -> str:
    """What is stored of a recovery code."""
    return token_hash(code.strip().lower())
