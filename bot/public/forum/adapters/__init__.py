"""The platforms we can speak with: one file each, named as DROPIN_FORUM_PLATFORM names it."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import aiohttp

from bot.public.forum.adapters.adapter import Account, Adapter
from bot.settings import Settings, UnsafeSettings


def open_adapter(settings: Settings, session: aiohttp.ClientSession) -> Adapter:
    """The adapter for the configured platform: what its file calls `adapter(account, session)`.

    Raises:
        UnsafeSettings: no file here is called so.
    """
    name = f"{__name__}.{settings.forum_platform}"
    if not settings.forum_platform.isidentifier() or find_spec(name) is None:
        raise UnsafeSettings(
            f"DROPIN_FORUM_PLATFORM: there is no adapter called '{settings.forum_platform}'."
        )
    made: Adapter = import_module(name).adapter(Account.of(settings), session)
    return made
