"""Signing in: two proofs, few guesses, short sessions, and no default password anywhere."""

import os
import subprocess
import sys

import pyotp
import pytest
from aiohttp import WSMsgType
from aiohttp.test_utils import TestServer

from bot.console.app import create_app
from bot.desk.officers.sign_ins import GUESSES
from bot.settings import ROOT, Settings
from tests.console.conftest import Browser
from tests.console.officers import PASSWORD


async def test_password_and_code_let_in_and_lead_to_the_desk(browser, staff):
    mine = browser()
    answer = await mine.sign_in(await staff("PC Sam"))
    assert (answer.status, answer.headers["Location"]) == (303, "/desk")
    assert (await mine.get("/desk")).status == 200


async def test_a_code_may_be_pasted_with_a_blank_in_it(browser, staff):
    sam = await staff("PC Sam")
    code = sam.code()
    assert (await browser().sign_in(sam, code=f" {code[:3]} {code[3:]} ")).status == 303


async def test_a_recovery_code_stands_in_once(browser, staff):
    sam = await staff("PC Sam")
    assert (await browser().sign_in(sam, code=sam.recovery_codes[0])).status == 303
    assert (await browser().sign_in(sam, code=sam.recovery_codes[0])).status == 403


@pytest.mark.parametrize("wrong", [{"password": "not the password"}, {"code": "000000"}])
async def test_either_alone_does_not_and_it_is_not_said_which(wrong, browser, staff):
    answer = await browser().sign_in(await staff("PC Sam"), **wrong)
    assert answer.status == 403
    text = await answer.text()
    assert "Check your login, your password and the code" in text
    assert "Set-Cookie" not in answer.headers


async def test_after_five_guesses_even_the_right_proofs_are_refused_for_a_while(
    browser, staff, clock
):
    sam, mine = await staff("PC Sam"), browser()
    for _ in range(GUESSES):
        await mine.sign_in(sam, password="a wrong password")
    assert (await mine.sign_in(sam)).status == 403
    clock.tick(minutes=15)
    assert (await mine.sign_in(sam)).status == 303


async def test_a_session_ends_after_half_an_hour_without_use(signed_in, clock):
    mine, _sam = await signed_in()
    clock.tick(minutes=29)
    assert (await mine.get("/api/room")).status == 200
    clock.tick(minutes=30)
    assert (await mine.get("/api/room")).status == 401
    assert (await mine.get("/desk")).headers["Location"] == "/sign-in"


async def test_signing_out_ends_this_browser_alone(browser, staff):
    sam, one, two = await staff("PC Sam"), browser(), browser()
    for each in (one, two):
        await each.sign_in(sam)
    assert (await one.post("/sign-out")).headers["Location"] == "/sign-in"
    assert (await one.get("/api/room")).status == 401
    assert (await two.get("/api/room")).status == 200


async def test_signing_out_everywhere_ends_all_of_them(browser, staff, desk):
    sam, one, two = await staff("PC Sam"), browser(), browser()
    for each in (one, two):
        await each.sign_in(sam)
    assert "another" in await (await one.get("/account")).text()
    await one.post("/sign-out-everywhere")
    assert (await two.get("/api/room")).status == 401
    assert await desk.audit.count("signed_out_everywhere") == 1


async def test_a_socket_is_told_when_its_sign_in_has_ended(browser, staff, room, monkeypatch):
    monkeypatch.setattr("bot.console.live.socket.BEAT_SECONDS", 0.01)
    sam, mine = await staff("PC Sam"), browser()
    await mine.sign_in(sam)
    live = await mine.live()
    await room.sessions.end_all(sam.id)
    kinds = []
    async for message in live:
        assert message.type is WSMsgType.TEXT
        kinds.append(message.json()["type"])
    assert kinds[-1] == "signed_out"


async def test_whoever_is_let_go_is_out_at_once(browser, staff, signed_in):
    sam, sams = await staff("PC Sam"), browser()
    await sams.sign_in(sam)
    admins, _ada = await signed_in("Ada", "admin")
    assert (await admins.post(f"/accounts/{sam.id}/let-go")).status == 303
    assert (await sams.get("/api/room")).status == 401
    assert (await sams.sign_in(sam)).status == 403


async def test_an_administrator_invites_by_a_link_that_is_good_once(browser, signed_in, clock):
    admins, _ada = await signed_in("Ada", "admin")
    given = {"login": "sam", "name": "PC Sam", "role": "officer", "shoulder_number": "4711"}
    page = await (await admins.post("/accounts", data=given)).text()
    token = page.split("/welcome#")[1].split("<")[0]
    mine = browser()
    invited = await (await mine.post("/api/invitation", {"token": token})).json()
    assert invited["login"] == "sam"
    body = {
        "token": token,
        "password": PASSWORD,
        "code": pyotp.TOTP(invited["secret"]).at(clock.now),
    }
    accepted = await mine.post("/api/invitation/accept", body)
    assert len((await accepted.json())["recovery_codes"]) == 10
    assert (await mine.post("/api/invitation/accept", body)).status == 403
    assert (await mine.post("/api/invitation", {"token": token})).status == 403


async def test_a_link_is_too_old_after_a_day(room, browser, clock):
    token = await room.invitations.invite(login="sam", name="PC Sam", role="officer")
    clock.tick(hours=24)
    assert (await browser().post("/api/invitation", {"token": token})).status == 403


async def test_a_short_password_is_refused_and_the_link_stays_good(room, browser):
    token = await room.invitations.invite(login="sam", name="PC Sam", role="officer")
    mine = browser()
    body = {"token": token, "password": "short", "code": "000000"}
    assert (await mine.post("/api/invitation/accept", body)).status == 400
    assert (await mine.post("/api/invitation", {"token": token})).status == 200


def test_the_first_account_is_a_link_on_the_terminal(sqlite_url, tmp_path):
    environment = {**os.environ, "DATABASE_URL": sqlite_url, "DROPIN_VAR": str(tmp_path)}
    command = [sys.executable, "-m", "bot.console.first_account", "Ada King"]
    run = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert "Login: ada.king" in run.stdout
    assert "/welcome#" in run.stdout


async def test_outside_development_the_cookie_is_secure_and_bound_to_the_host(
    settings, clock, room, staff
):
    sam = await staff("PC Sam")
    production = settings.model_copy(update={"env": "production"})
    async with TestServer(create_app(production, clock)) as server:
        mine = Browser(server)
        answer = await mine.sign_in(sam)
        [cookie] = answer.headers.getall("Set-Cookie")
        assert cookie.startswith("__Host-dropin_officer=")
        assert "Secure" in cookie
        assert "Strict-Transport-Security" in answer.headers
        await mine.session.close()


def test_production_refuses_to_start_without_the_consoles_secret():
    with pytest.raises(ValueError, match="DROPIN_CONSOLE_SECRET"):
        Settings(_env_file=None, env="production", assistant_secret="x" * 32)
