"""What each route allows: who may frame it, keep it, and call it. Every route declares one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Policy:
    """The rules for a route's answers; `headers.py` turns them into headers."""

    name: str
    cache: str = "no-store"
    framed_by_sites: bool = False
    shared_across_sites: bool = False
    same_origin_only: bool = False


PAGE = Policy("page")
FRAME = Policy("frame", framed_by_sites=True, shared_across_sites=True)
LOADER = Policy("loader", cache="public, max-age=300", shared_across_sites=True)
ASSET = Policy("asset", cache="no-cache", shared_across_sites=True)
CHAT = Policy("chat", same_origin_only=True)
HEALTH = Policy("health")
NOT_FOUND = Policy("not_found")
