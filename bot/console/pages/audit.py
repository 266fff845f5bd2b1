"""The audit, for supervisors. Reading it leaves a row in it."""

from __future__ import annotations

from aiohttp import web

from bot.console import keys
from bot.console.asking import me, number
from bot.console.pages.render import show
from bot.desk.audit_reader import PAGE, Search


def _search(request: web.Request) -> Search:
    asked = request.query
    return Search(
        what=asked.get("what", "")[:40],
        actor=asked.get("actor", "")[:32],
        conversation=asked.get("conversation", "").strip()[:32],
        before=number(request, "before"),
    )


async def audit(request: web.Request) -> web.Response:
    """GET /audit."""
    reader, search = request.app[keys.STAFFROOM].audit, _search(request)
    found = await reader.find(search, by=me(request))
    return show(
        request,
        "audit.html",
        entries=found,
        search=search,
        kinds=await reader.kinds(),
        officers=await request.app[keys.DESK].accounts.all(),
        older=found[-1].id if len(found) == PAGE else None,
    )
