"""Every way in declares who may take it; roles and other people's tokens open nothing more."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from aiohttp import WSServerHandshakeError, web

from bot.console import keys
from bot.console.app import create_app
from bot.console.policies import ADMIN_PAGE, FIGURES_PAGE
from bot.console.ways_in import ROUTES
from bot.desk.officers.roles import MAY
from tests.console.live import LIMIT

CONNECTIONS = 25  # all that one process has
OPEN = {
    ("GET", "/static/{path:.+}"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/sign-in"),
    ("POST", "/sign-in"),
    ("GET", "/welcome"),
    ("POST", "/api/invitation"),
    ("POST", "/api/invitation/accept"),
}
FILLED = {
    "conversation:[0-9a-f]{32}": "0" * 32,
    "record:[0-9a-f]{32}": "0" * 32,
    "offer:[0-9a-f]{32}": "0" * 32,
    "callback:[0-9a-f]{32}": "0" * 32,
    "officer:[0-9a-f]{32}": "0" * 32,
    "alert:[0-9]{1,9}": "1",
    "act:[0-9]{1,9}": "1",
    "table:[a-z_]+": "arrivals",
    "path:.+": "icon.svg",
}


def filled(path: str) -> str:
    for name, value in FILLED.items():
        path = path.replace("{" + name + "}", value)
    assert "{" not in path
    return path


CLOSED = [route for route in ROUTES if (route.method, route.path) not in OPEN]


def name(route) -> str:
    return f"{route.method} {route.path}"


def test_every_route_of_the_router_has_a_policy(settings):
    app = create_app(settings)
    walked = {
        (route.method, route.resource.canonical)
        for route in app.router.routes()
        if route.method != "HEAD"
    }
    assert walked == set(app[keys.POLICIES])
    assert len(walked) == len(ROUTES)


def test_only_the_door_is_open_to_somebody_who_is_not_signed_in():
    assert {(r.method, r.path) for r in ROUTES if not r.policy.signed_in} == OPEN


async def test_a_route_that_nobody_gave_a_policy_is_refused(settings, aiohttp_client):
    async def forgotten(_request):
        return web.Response(text="secret")

    app = create_app(settings)
    app.router.add_get("/forgotten", forgotten)
    client = await aiohttp_client(app)
    async with client.get("/forgotten") as answer:
        assert answer.status == 404
        assert "secret" not in await answer.text()


@pytest.mark.parametrize("route", CLOSED, ids=name)
async def test_nobody_comes_in_without_signing_in(route, browser):
    answer = await attempt(browser(), route)
    assert answer in (401, 303)


async def attempt(someone, route, **more) -> int:
    path = filled(route.path)
    if route.policy.kind == "socket":
        try:
            await someone.live()
        except WSServerHandshakeError as refused:
            return refused.status
        return 101
    if route.method == "GET":
        return (await someone.get(path, **more)).status
    return (await someone.post(path, **more)).status


async def test_a_parents_token_opens_no_officer_route(browser, desk):
    _started, token = await desk.conversations.start()
    someone = browser()
    someone.session.cookie_jar.update_cookies({"dropin_officer": token})
    someone.session.headers.update({"Authorization": f"Bearer {token}"})
    for route in CLOSED:
        assert await attempt(someone, route) in (401, 303), name(route)


@pytest.mark.parametrize("role", ["officer", "supervisor", "admin"])
async def test_a_role_is_refused_wherever_its_act_is_not_allowed(role, signed_in):
    mine, _person = await signed_in("Somebody", role)
    refused = [r for r in CLOSED if r.policy.act is not None and r.policy.act not in MAY[role]]
    assert refused
    for route in refused:
        assert await attempt(mine, route) == 403, name(route)


async def test_an_officer_opens_no_administrators_or_supervisors_page(signed_in):
    mine, _person = await signed_in()
    for path in ("/accounts", "/audit", "/dashboard", "/dashboard/arrivals.csv"):
        assert (await mine.get(path)).status == 403
    assert {r.path for r in ROUTES if r.policy in (ADMIN_PAGE, FIGURES_PAGE)} >= {"/accounts"}


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
async def test_another_site_can_do_nothing_in_an_officers_name(origin, signed_in):
    mine, _person = await signed_in()
    for route in CLOSED:
        if route.method == "POST":
            assert (await mine.post(filled(route.path), origin=origin)).status == 403, name(route)
    mine.origin = origin
    with pytest.raises(WSServerHandshakeError):
        await mine.live()


async def test_the_cookie_goes_to_this_site_alone_and_no_script_reads_it(browser, staff, settings):
    answer = await browser().sign_in(await staff("PC Sam"))
    [cookie] = answer.headers.getall("Set-Cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Path=/" in cookie


@pytest.mark.parametrize("path", ["/sign-in", "/healthz", "/static/icon.svg", "/no/such/page"])
async def test_every_answer_carries_the_headers(path, browser):
    headers = (await browser().get(path)).headers
    csp = headers["Content-Security-Policy"]
    assert "unsafe" not in csp
    assert "script-src 'self'" in csp
    assert "frame-ancestors 'none'" in csp
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Server" not in headers


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py"])
async def test_nothing_outside_the_static_folder_is_served(path, console, browser):
    from yarl import URL  # noqa: PLC0415

    url = URL(str(console.make_url("/"))[:-1] + path, encoded=True)
    async with browser().session.get(url) as answer:
        assert answer.status == 404


async def test_a_database_that_hangs_is_told_of_before_whoever_asks_gives_up(desk, browser):
    mine = browser()
    async with asyncio.timeout(LIMIT), AsyncExitStack() as held:
        for _ in range(CONNECTIONS):
            await held.enter_async_context(desk.database.read())
        answer = await mine.get("/readyz")
        assert (answer.status, await answer.json()) == (503, {"status": "down"})
    assert (await mine.get("/readyz")).status == 200
