"""Officers prove who they are twice; guesses are few, sessions short, codes good once."""

import re

import pyotp
import pytest
from cryptography.fernet import InvalidToken
from sqlalchemy import select

from bot.desk.errors import NotPermitted, SignInRefused
from bot.desk.officers.roles import MAY
from bot.desk.officers.second_factor import Seal
from bot.desk.officers.sign_ins import GUESSES
from bot.desk.staffroom import Staffroom
from bot.desk.tables import OfficerRow, RecoveryCodeRow, SignInRow
from tests.console.officers import PASSWORD, hire


@pytest.fixture
async def enrolled(desk, clock):
    room = Staffroom(desk, key="", words=())
    sam = await hire(room, desk, clock, "PC Sam", "officer", number="4711")
    clock.tick(seconds=30)  # the code that enrolled is used up
    return sam


@pytest.fixture
def code(enrolled, clock):
    return lambda: pyotp.TOTP(enrolled.secret).at(clock.now)


async def sign_in(desk, code, password=PASSWORD, login="pc.sam"):
    return await desk.sign_ins.sign_in(login, password, code)


async def test_password_and_code_together_let_in(desk, enrolled, code):
    officer, token = await sign_in(desk, code())

    assert (officer.id, officer.name) == (enrolled.id, "PC Sam")
    assert await desk.sign_ins.by_token(token) == officer
    assert await desk.sign_ins.by_token("x" * 43) is None


async def test_either_alone_does_not(desk, enrolled, code):
    with pytest.raises(SignInRefused):
        await sign_in(desk, code(), password="wrong password")
    with pytest.raises(SignInRefused):
        await sign_in(desk, "000000")
    with pytest.raises(SignInRefused):
        await sign_in(desk, code(), login="nobody")
    assert await desk.audit.count("sign_in_refused") == 3


async def test_a_code_is_good_once(desk, enrolled, code, clock):
    used = code()
    await sign_in(desk, used)
    with pytest.raises(SignInRefused):
        await sign_in(desk, used)
    clock.tick(seconds=30)
    assert await sign_in(desk, code())


async def test_a_code_from_long_ago_is_refused(desk, enrolled, code, clock):
    old = code()
    clock.tick(seconds=90)
    with pytest.raises(SignInRefused):
        await sign_in(desk, old)


async def test_a_recovery_code_is_good_once(desk, enrolled):
    await sign_in(desk, enrolled.recovery_codes[0])
    with pytest.raises(SignInRefused):
        await sign_in(desk, enrolled.recovery_codes[0])
    assert await sign_in(desk, enrolled.recovery_codes[1].upper())


async def test_guesses_are_few_and_time_opens_again(desk, enrolled, code, clock):
    for _ in range(GUESSES):
        with pytest.raises(SignInRefused):
            await sign_in(desk, "000000")
    with pytest.raises(SignInRefused):
        await sign_in(desk, code())
    clock.tick(minutes=15)
    assert await sign_in(desk, code())


async def test_an_unused_session_ends_and_so_does_the_longest(desk, enrolled, code, clock):
    _, token = await sign_in(desk, code())
    for _ in range(24):
        clock.tick(minutes=29)
        assert await desk.sign_ins.by_token(token)
    clock.tick(minutes=24)
    assert await desk.sign_ins.by_token(token) is None

    _, token = await sign_in(desk, code())
    clock.tick(minutes=30)
    assert await desk.sign_ins.by_token(token) is None


async def test_signing_out_ends_it(desk, enrolled, code):
    _, token = await sign_in(desk, code())
    await desk.sign_ins.sign_out(token)
    await desk.sign_ins.sign_out(token)
    assert await desk.sign_ins.by_token(token) is None


async def test_an_officer_who_is_let_go_is_out_at_once(desk, enrolled, code, clock):
    _, token = await sign_in(desk, code())
    await desk.accounts.let_go(enrolled.id)
    clock.tick(seconds=30)

    assert await desk.sign_ins.by_token(token) is None
    with pytest.raises(SignInRefused):
        await sign_in(desk, code())
    with pytest.raises(NotPermitted):
        await desk.claims.next(enrolled.id)
    assert [o.active for o in await desk.accounts.all()] == [False]


async def test_no_secret_lies_open_in_the_database(desk, enrolled, code):
    _, token = await sign_in(desk, code())
    async with desk.database.read() as session:
        officer = await session.scalar(select(OfficerRow))
        codes = (await session.scalars(select(RecoveryCodeRow.code_hash))).all()
        session_hash = await session.scalar(select(SignInRow.token_hash))
    assert officer.password_hash.startswith("$argon2id$")
    assert enrolled.secret not in officer.totp_sealed
    assert not set(codes) & set(enrolled.recovery_codes)
    assert token != session_hash
    assert all(re.fullmatch(r"[0-9a-f]{64}", each) for each in [*codes, session_hash])


def test_a_seal_opens_with_its_own_key_only():
    sealed = Seal("one").close("SECRET")
    assert Seal("one").open(sealed) == "SECRET"
    with pytest.raises(InvalidToken):
        Seal("two").open(sealed)


async def test_only_an_admin_lets_officers_go(desk, officer, enlist):
    (boss,) = await enlist("Boss", role="supervisor")
    (admin,) = await enlist("Admin", role="admin")

    with pytest.raises(NotPermitted):
        await desk.accounts.let_go(officer, by=boss)
    await desk.accounts.let_go(officer, by=admin)
    assert {one.id: one.active for one in await desk.accounts.all()}[officer] is False


def test_who_manages_accounts_reads_no_parent_and_takes_none():
    assert not MAY["admin"] & {"claim", "choose", "read_held", "read_any", "callbacks"}
    assert "choose" not in MAY["officer"]
