"""What every request passes: refused unless its route's policy admits it."""

from __future__ import annotations

from aiohttp import web

from bot.console import cookies, keys
from bot.console.headers import from_our_origin
from bot.console.policies import Policy
from bot.console.refusals import UNKNOWN, answer, refusal
from bot.console.routes import Handler, policy_of
from bot.desk.errors import DeskError
from bot.faults import report

SAFE = frozenset({"GET", "HEAD"})
BAD_REQUEST = 400


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Find out who asks, refuse what the policy does not allow, put failures into words."""
    policy = policy_of(request)
    try:
        refused = await _refuse(request, policy)
        return refused or await handler(request)
    except DeskError as error:
        return answer(policy, *refusal(error))
    except web.HTTPException as error:
        if error.status < BAD_REQUEST:
            raise
        return answer(
            policy, error.status, error.reason.lower().replace(" ", "_"), error.text or ""
        )
    except Exception as error:  # noqa: BLE001 - the last place that can speak to the officer
        report("console.failed", error, path=request.match_info.route.name or request.path)
        return answer(policy, *UNKNOWN)


async def _refuse(request: web.Request, policy: Policy | None) -> web.Response | None:
    if policy is None:  # no such page, or one that nobody said who may use
        return answer(None, 404, "not_found", "")
    acts = policy.kind == "socket" or request.method not in SAFE
    if acts and not from_our_origin(request):
        return answer(policy, 403, "foreign", "This was not sent by the console's own page.")
    if not policy.signed_in:
        return None
    await _recognise(request)
    officer = request.get(keys.OFFICER)
    if policy.admits(officer):
        return None
    if officer is not None:
        return answer(policy, 403, "not_permitted", "Your role does not allow this.")
    if policy.kind == "page":
        raise web.HTTPSeeOther("/sign-in")
    return answer(policy, 401, "signed_out", "You are signed out. Sign in again.")


async def _recognise(request: web.Request) -> None:
    token = cookies.token_of(request)
    if token is None:
        return
    officer = await request.app[keys.DESK].sign_ins.by_token(token)
    if officer is not None:
        request[keys.OFFICER], request[keys.TOKEN] = officer, token
