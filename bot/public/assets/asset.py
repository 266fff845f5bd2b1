"""One thing a browser may fetch, ready in both codings, and the answer that fits the request."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass

from aiohttp import hdrs, web

WORTH_IT = 200  # bytes; below that, compression only adds


@dataclass(frozen=True)
class Asset:
    """Its content type, its bytes, the same bytes compressed, and a tag that changes with them."""

    content_type: str
    plain: bytes
    packed: bytes | None
    tag: str


def asset(text: str, content_type: str) -> Asset:
    """`text` made ready to be sent; the same text always gives the same bytes."""
    plain = text.encode()
    packed = gzip.compress(plain, 9, mtime=0) if len(plain) >= WORTH_IT else None
    return Asset(content_type, plain, packed, hashlib.sha256(plain).hexdigest()[:16])


def takes_gzip(request: web.Request) -> bool:
    """Whether the browser said that it can read gzip."""
    offered = {}
    for part in ",".join(request.headers.getall(hdrs.ACCEPT_ENCODING, [])).split(","):
        name, _, more = part.strip().lower().partition(";")
        offered[name.strip()] = more.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return offered.get("gzip", offered.get("*", False))


def answer(request: web.Request, found: Asset) -> web.Response:
    """The asset as this browser can take it, or word that it has it already."""
    packed = found.packed if takes_gzip(request) else None
    response = web.Response(body=found.plain if packed is None else packed)
    response.content_type, response.charset = found.content_type, "utf-8"
    response.headers[hdrs.VARY] = hdrs.ACCEPT_ENCODING
    if packed is not None:
        response.headers[hdrs.CONTENT_ENCODING] = "gzip"
    response.etag = found.tag if packed is None else f"{found.tag}-gzip"
    if _has_it(request, found):
        return web.Response(status=304, headers=_about(response))
    return response


def _has_it(request: web.Request, found: Asset) -> bool:
    tags = {found.tag, f"{found.tag}-gzip", "*"}
    return any(tag.value in tags for tag in request.if_none_match or ())


def _about(response: web.Response) -> dict[str, str]:
    return {name: response.headers[name] for name in (hdrs.ETAG, hdrs.VARY)}
