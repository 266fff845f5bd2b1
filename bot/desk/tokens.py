"""Tokens and other secrets that are told once: what is kept of them."""

from __future__ import annotations

import hashlib


def token_hash(token: str) -> str:
    """What is stored of `token`: a thief of the database cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()
