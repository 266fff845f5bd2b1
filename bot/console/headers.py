"""Security headers for every answer: nothing of others runs, nobody frames us, nothing is kept."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import web

from bot.console import keys
from bot.console.routes import policy_of

ONE_YEAR = 31_536_000
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    # `no-referrer` would turn the Origin of our own forms into "null".
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


def from_our_origin(request: web.Request) -> bool:
    """Whether a page of this very site sent the request."""
    origin = request.headers.get("Origin", "")
    return bool(origin) and urlsplit(origin).netloc == request.host


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Put the headers on an answer that is about to be sent."""
    policy = policy_of(request)
    asset = policy is not None and policy.kind == "asset"
    response.headers.update(HEADERS)
    response.headers["Cache-Control"] = "no-cache" if asset else "no-store"
    if request.app[keys.SETTINGS].env == "production":
        response.headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}"
    response.headers.popall("Server", None)
