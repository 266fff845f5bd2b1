"""The figures: as pictures, as tables, and as CSV. All three hold back small numbers."""

from __future__ import annotations

from aiohttp import web

from bot.console import keys
from bot.console.asking import me, number
from bot.console.pages.picture import Picture
from bot.console.pages.render import show
from bot.desk.statistics import Table

SPANS = {7: "7 days", 30: "30 days", 90: "90 days", 365: "A year"}
USUAL = 30


def _days(request: web.Request) -> int:
    asked = number(request, "days")
    return asked if asked in SPANS else USUAL


async def _tables(request: web.Request) -> list[Table]:
    statistics = request.app[keys.STAFFROOM].statistics
    return await statistics.tables(statistics.last(_days(request)))


async def dashboard(request: web.Request) -> web.Response:
    """GET /dashboard."""
    tables = [(table, Picture.of(table)) for table in await _tables(request)]
    return show(request, "dashboard.html", tables=tables, spans=SPANS, days=_days(request))


async def as_csv(request: web.Request) -> web.Response:
    """GET /dashboard/{table}.csv: taking figures out is in the audit."""
    wanted = request.match_info["table"]
    for table in await _tables(request):
        if table.key == wanted:
            await request.app[keys.STAFFROOM].audit.note(
                "exported", by=me(request), detail={"table": wanted, "days": _days(request)}
            )
            return _file(table)
    raise web.HTTPNotFound


def _file(table: Table) -> web.Response:
    return web.Response(
        text=table.csv(),
        content_type="text/csv",
        charset="utf-8",
        headers={"Content-Disposition": f'attachment; filename="{table.key}.csv"'},
    )
