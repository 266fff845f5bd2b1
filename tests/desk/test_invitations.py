"""Accounts are made by links that are good once; proofs and the audit keep their promises."""

import pyotp
import pytest

from bot.desk.audit_reader import Search
from bot.desk.errors import NotPermitted, NotTheHolder, SignInRefused
from bot.desk.officers.proof import LASTS
from bot.desk.staffroom import Staffroom

PASSWORD = "correct horse battery"


@pytest.fixture
def room(desk):
    return Staffroom(desk, key="", words=("apple", "boat", "candle"))


@pytest.fixture
def accept(room, clock):
    async def accept(token):
        invited = await room.invitations.look(token)
        code = pyotp.TOTP(invited.secret).at(clock.now)
        codes = await room.invitations.accept(token, password=PASSWORD, code=code)
        return invited, codes

    return accept


async def test_whoever_accepts_can_sign_in_with_what_they_chose(desk, room, accept, clock):
    token = await room.invitations.invite(
        login="Sam@force", name="PC Sam", role="officer", shoulder_number=" 4711 "
    )
    invited, codes = await accept(token)
    clock.tick(seconds=30)
    code = pyotp.TOTP(invited.secret).at(clock.now)
    officer, _ = await desk.sign_ins.sign_in("sam@force", PASSWORD, code)
    assert (officer.name, officer.role, officer.shoulder_number) == ("PC Sam", "officer", "4711")
    assert await desk.sign_ins.sign_in("sam@force", PASSWORD, codes[0])


async def test_the_code_of_the_acceptance_does_not_sign_in_again(desk, room, accept, clock):
    token = await room.invitations.invite(login="sam", name="PC Sam", role="officer")
    invited, _ = await accept(token)
    with pytest.raises(SignInRefused):
        await desk.sign_ins.sign_in("sam", PASSWORD, pyotp.TOTP(invited.secret).at(clock.now))


async def test_a_wrong_code_leaves_the_link_good(room, accept):
    token = await room.invitations.invite(login="sam", name="PC Sam", role="officer")
    with pytest.raises(SignInRefused):
        await room.invitations.accept(token, password=PASSWORD, code="000000")
    await accept(token)
    with pytest.raises(SignInRefused):
        await room.invitations.look(token)


async def test_a_login_is_taken_once(room, accept):
    await accept(await room.invitations.invite(login="sam", name="PC Sam", role="officer"))
    with pytest.raises(NotPermitted):
        await room.invitations.invite(login=" SAM ", name="PC Sam", role="officer")


async def test_only_administrators_invite(room, enlist):
    (lee,) = await enlist("Lee", role="supervisor")
    (ada,) = await enlist("Ada", role="admin")
    with pytest.raises(NotPermitted):
        await room.invitations.invite(login="x", name="X", role="admin", by=lee)
    assert await room.invitations.invite(login="x", name="X", role="admin", by=ada)


async def test_renewal_ends_old_sessions_codes_and_password(desk, room, accept, clock):
    invited, codes = await accept(
        await room.invitations.invite(login="sam", name="PC Sam", role="officer")
    )
    officer, token = await desk.sign_ins.sign_in("sam", PASSWORD, codes[0])
    clock.tick(seconds=60)
    renewed, _ = await accept(await room.invitations.renew(officer.id))
    assert renewed.secret != invited.secret
    assert await desk.sign_ins.by_token(token) is None
    with pytest.raises(SignInRefused):
        await desk.sign_ins.sign_in("sam", PASSWORD, codes[1])


async def test_a_session_lasts_without_being_made_longer_by_asking(desk, room, accept, clock):
    _, codes = await accept(
        await room.invitations.invite(login="sam", name="PC Sam", role="officer")
    )
    _, token = await desk.sign_ins.sign_in("sam", PASSWORD, codes[0])
    for _ in range(2):
        clock.tick(minutes=14)
        assert await room.sessions.lasts(token)
    clock.tick(minutes=14)
    assert not await room.sessions.lasts(token)


async def test_a_proof_is_good_for_a_day_with_its_own_number(desk, room, officer, arrive, clock):
    async with desk.database.begin() as session:
        from bot.desk.tables import OfficerRow  # noqa: PLC0415

        (await session.get_one(OfficerRow, officer)).shoulder_number = "4711"
    parent = await arrive()
    with pytest.raises(NotTheHolder):
        await room.proofs.show(officer, parent)
    await desk.claims.next(officer)
    proof = await room.proofs.show(officer, parent)
    checked = await room.proofs.check(proof.phrase.upper(), " 4711 ", by=officer)
    assert checked.name == "PC Sam"
    assert await room.proofs.check(proof.phrase, "4712", by=officer) is None
    assert await room.proofs.check("no such words", "4711", by=officer) is None
    clock.tick(seconds=LASTS.total_seconds())
    assert await room.proofs.check(proof.phrase, "4711", by=officer) is None


async def test_an_officer_without_a_number_shows_no_proof(desk, room, officer, arrive):
    parent = await arrive()
    await desk.claims.next(officer)
    with pytest.raises(NotPermitted):
        await room.proofs.show(officer, parent)


async def test_reading_the_audit_is_in_the_audit(desk, room, officer, enlist, arrive):
    (lee,) = await enlist("Lee", role="supervisor")
    parent = await arrive()
    await desk.claims.next(officer)
    found = await room.audit.find(Search(conversation=parent), by=lee)
    newest = found[0]
    assert (newest.before, newest.after, newest.who) == ("waiting", "officer", "PC Sam")
    [read] = await room.audit.find(Search(what="audit_read"), by=lee)
    assert (read.who, read.detail) == ("PC Lee", {"conversation": parent})
    with pytest.raises(NotPermitted):
        await room.audit.find(Search(), by=officer)
