"""Passwords: argon2id, with the library's current costs, off the event loop."""

from __future__ import annotations

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.desk.errors import NotPermitted

SHORTEST = 12
_hasher = PasswordHasher()
_nobody = _hasher.hash("nobody has this password")


async def hash_password(password: str) -> str:
    """What is stored of a password.

    Raises:
        NotPermitted: it is shorter than 12 characters.
    """
    if len(password) < SHORTEST:
        raise NotPermitted(f"a password needs at least {SHORTEST} characters")
    return await asyncio.to_thread(_hasher.hash, password)


async def fits(stored: str | None, password: str) -> bool:
    """Whether `password` is the stored one; takes as long when there is none stored."""
    right = await asyncio.to_thread(_verify, stored or _nobody, password)
    return right and stored is not None


def _verify(stored: str, password: str) -> bool:
    try:
        return _hasher.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False
