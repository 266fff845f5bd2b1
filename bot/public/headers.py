"""Security headers for every answer, decided by the route's policy."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from aiohttp import web

from bot.public import keys
from bot.public.policies import NOT_FOUND, Policy
from bot.public.routes import policy_of

PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
ONE_YEAR = 31_536_000


def content_security_policy(policy: Policy, sites: Iterable[str]) -> str:
    """Only our own files run; `sites` may frame the page when the policy says so."""
    ancestors = " ".join(["'self'", *sites]) if policy.framed_by_sites else "'none'"
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "frame-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {ancestors}",
        ]
    )


def security_headers(policy: Policy, sites: Iterable[str], *, https: bool) -> dict[str, str]:
    """All headers for an answer under `policy`."""
    headers = {
        "Content-Security-Policy": content_security_policy(policy, sites),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": PERMISSIONS,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": (
            "cross-origin" if policy.shared_across_sites else "same-origin"
        ),
        "Cache-Control": policy.cache,
    }
    if https:
        headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}"
    return headers


def from_our_origin(request: web.Request) -> bool:
    """Whether a page of this very site sent the request (or no browser did)."""
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Put the policy's headers on an answer that is about to be sent."""
    settings = request.app[keys.SETTINGS]
    policy = policy_of(request) or NOT_FOUND
    https = settings.env == "production"
    headers = security_headers(policy, settings.allowed_origins, https=https)
    response.headers.update(headers)
    response.headers.popall("Server", None)
