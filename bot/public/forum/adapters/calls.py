"""Call a forum's API: short patience, no redirects, and each failure as the way to go on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import aiohttp

from bot.public.body import whole
from bot.public.forum.adapters.decoding import decoded
from bot.public.forum.errors import Gone, Refused, TryLater

PATIENCE = aiohttp.ClientTimeout(total=15, connect=5)
LARGEST = 4 * 1024 * 1024
LONGEST_WAIT = 86_400.0
MADE_WRONG = frozenset({400, 401, 403, 405, 409, 413, 415})
NOT_THERE = frozenset({404, 410})


class Calls:
    """A client of one forum's API."""

    def __init__(
        self, session: aiohttp.ClientSession, url: str, headers: Mapping[str, str]
    ) -> None:
        self._session, self._url, self._headers = session, url, dict(headers)

    async def call(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Any:
        """The decoded answer; nothing when it is empty, or longer than all sense.

        Raises:
            TryLater: no answer, too busy, or a passing fault.
            Gone: what it is about is not there.
            Refused: asking again will not help.
        """
        try:
            async with self._session.request(
                method,
                self._url + path,
                data=body,
                params=params,
                headers={**self._headers, **(headers or {})},
                timeout=PATIENCE,
                allow_redirects=False,
            ) as answer:
                content = await whole(answer.content, LARGEST)
                return judge(answer.status, answer.headers, content or b"")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise TryLater(f"no answer ({type(error).__name__})") from None


def judge(status: int, headers: Mapping[str, str], content: bytes) -> Any:
    """The content of a good answer; otherwise the failure that says how to go on."""
    value = _decoded(content)
    if 200 <= status < 300:  # noqa: PLR2004 - HTTP's own borders
        return value
    why, wait = f"status {status}", _wait(headers, value)
    if status in NOT_THERE:
        raise Gone(why)
    if status in MADE_WRONG or 300 <= status < 400:  # noqa: PLR2004
        raise Refused(why)
    raise TryLater(why, wait, busy=status == 429)  # noqa: PLR2004


def _decoded(content: bytes) -> Any:
    try:
        return decoded(content) if content else None
    except ValueError:
        return None


def _wait(headers: Mapping[str, str], value: Any) -> float | None:
    """The seconds the server asks for: in its header or in its body, the longer of both."""
    extras = value.get("extras") if isinstance(value, dict) else None
    told = [headers.get("Retry-After"), (extras or {}).get("wait_seconds")]
    seconds = [one for one in map(_seconds, told) if one is not None]
    return max(seconds) if seconds else None


def _seconds(value: Any) -> float | None:
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        return None
    return seconds if 0 <= seconds <= LONGEST_WAIT else None
