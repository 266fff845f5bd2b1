"""Every way in declares its policy, and every answer carries the headers of it."""

import pytest
import structlog

from bot.public import keys
from bot.public.app import ROUTES, create_app
from bot.public.headers import content_security_policy, security_headers
from bot.public.policies import ASSET, CHAT, FRAME, LOADER, PAGE

REACHED = {route.path: route.policy for route in ROUTES}


def test_every_route_of_the_router_has_a_policy(settings):
    app = create_app(settings)
    declared = app[keys.POLICIES]
    walked = {
        (route.method, route.resource.canonical)
        for route in app.router.routes()
        if route.method != "HEAD"
    }
    assert walked == set(declared)
    assert len(walked) == len(ROUTES)


def test_only_the_widget_may_be_framed_and_only_by_the_sites_that_were_named():
    framed = [route.path for route in ROUTES if route.policy.framed_by_sites]
    assert framed == ["/widget"]
    sites = ["https://forum.example"]
    assert "frame-ancestors 'self' https://forum.example" in content_security_policy(FRAME, sites)
    for policy in (PAGE, ASSET, CHAT, LOADER):
        assert content_security_policy(policy, sites).endswith("frame-ancestors 'none'")


@pytest.mark.parametrize("policy", set(REACHED.values()), ids=lambda policy: policy.name)
def test_no_policy_lets_foreign_or_inline_code_run(policy):
    csp = content_security_policy(policy, [])
    assert "unsafe" not in csp
    assert "script-src 'self';" in csp
    assert "default-src 'none'" in csp


def test_https_is_insisted_on_in_production_alone():
    assert "Strict-Transport-Security" in security_headers(PAGE, [], https=True)
    assert "Strict-Transport-Security" not in security_headers(PAGE, [], https=False)


@pytest.mark.parametrize("path", ["/widget", "/loader.js", "/healthz", "/readyz", "/no/such/page"])
async def test_every_answer_carries_the_headers(path, site, browser):
    async with browser.get(site.make_url(path)) as answer:
        headers = answer.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Content-Security-Policy" in headers
    assert "Server" not in headers
    assert "Set-Cookie" not in headers
    policy = REACHED.get(path)
    assert headers["Cache-Control"] == (policy.cache if policy else "no-store")


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
async def test_another_site_cannot_open_the_chat(origin, site, browser):
    headers = {"Origin": origin}
    async with browser.post(site.make_url("/poll"), json={}, headers=headers) as answer:
        assert answer.status == 403
    async with browser.get(site.make_url("/socket"), headers=headers) as answer:
        assert answer.status == 403


async def test_our_own_page_can_open_the_chat(site, browser):
    origin = str(site.make_url("/")).rstrip("/")
    async with browser.ws_connect(site.make_url("/socket"), headers={"Origin": origin}) as socket:
        await socket.send_json({"v": 1, "type": "hello"})
        assert (await socket.receive_json())["type"] == "welcome"


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/x.js"]
)
async def test_nothing_outside_the_static_folder_is_served(path, site, browser):
    from yarl import URL  # noqa: PLC0415

    url = URL(str(site.make_url("/"))[:-1] + path, encoded=True)
    async with browser.get(url) as answer:
        assert answer.status == 404
        assert "999" in await answer.text()


async def test_the_loader_carries_the_numbers_of_the_directory(site, browser):
    async with browser.get(site.make_url("/loader.js")) as answer:
        script = await answer.text()
    assert "__SERVICES__" not in script
    assert '"phone":"999"' in script
    assert answer.content_type == "text/javascript"


async def test_health_and_readiness_are_told_apart(site, browser, assistant):
    async with browser.get(site.make_url("/readyz")) as answer:
        assert (answer.status, (await answer.json())["status"]) == (200, "ok")
    await assistant.close()
    async with browser.get(site.make_url("/readyz")) as answer:
        body = await answer.json()
    assert (answer.status, body["status"]) == (200, "degraded")
    assert body["parts"] == {"database": "ok", "assistant": "down"}
    async with browser.get(site.make_url("/healthz")) as answer:
        assert await answer.json() == {"status": "ok"}


async def test_the_log_names_ids_and_never_words(widget, assistant):
    secret = "my son Tom and a man called Max"
    assistant.script.append({"messages": [{"text": secret}], "reading": {"topic": secret}})
    with structlog.testing.capture_logs() as logs:
        await widget.said(secret)
        await widget.next("message", author="assistant")
    assert logs
    assert "Tom" not in str(logs)
