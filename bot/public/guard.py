"""What every request passes: the policy's refusals, and calm words for what goes wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.faults import report
from bot.public import keys, words
from bot.public.headers import from_our_origin
from bot.public.routes import policy_of

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what the policy does not allow; turn failures into words and a log line."""
    policy = policy_of(request)
    if policy is not None and policy.same_origin_only and not from_our_origin(request):
        return _calm(request, 403)
    try:
        return await handler(request)
    except web.HTTPException as refused:
        if refused.status < 400:  # noqa: PLR2004 - HTTP's own border
            raise
        return _calm(request, refused.status)
    except Exception as error:  # noqa: BLE001 - the last place that can speak to the parent
        report("request.failed", error, path=request.path)
        return _calm(request, 500)


def _calm(request: web.Request, status: int) -> web.Response:
    number = request.app[keys.GUIDANCE].emergency_number()
    return web.Response(text=words.PAGE_ERROR.format(number=number), status=status)
