"""The console's routes, each with its policy; the tests walk this list and the router."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.console import keys
from bot.console.policies import Policy

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Route:
    """One way in."""

    method: str
    path: str
    handler: Handler
    policy: Policy


def install(app: web.Application, routes: Sequence[Route]) -> None:
    """Add the routes, and remember each one's policy by its resource."""
    policies: dict[tuple[str, str], Policy] = {}
    for route in routes:
        added = app.router.add_route(route.method, route.path, route.handler)
        policies[route.method, added.resource.canonical if added.resource else ""] = route.policy
    app[keys.POLICIES] = policies


def policy_of(request: web.Request) -> Policy | None:
    """The policy of the route that `request` matched; nothing when none did."""
    resource = request.match_info.route.resource
    if resource is None:
        return None
    method = "GET" if request.method == "HEAD" else request.method
    return request.app[keys.POLICIES].get((method, resource.canonical))
