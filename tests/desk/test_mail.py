"""Letters reach a real SMTP server: one for each cause, none lost, and no parent's word in any."""

import asyncio

import pytest
from pydantic import ValidationError

from bot.desk.cases.callbacks import Wish
from bot.desk.mail.postman import Postman, rounds
from bot.settings import Settings
from tests.desk.mail_server import PASSWORD, USER, MailServer, certificate, guarded

WISH = Wish("my son Tom", "phone", "07700 900123", "mornings", "Alex", "parcel", "my partner")


@pytest.fixture
def server(free_port):
    server = MailServer(free_port)
    yield server
    server.stop()


@pytest.fixture
def postman(desk, server) -> Postman:
    return Postman(desk, server.settings())


async def test_a_message_left_is_told_without_a_word_of_the_parents(desk, server, postman):
    server.start()
    callback = await desk.callbacks.leave(WISH, client_id="c")

    assert [await postman.round() for _ in range(2)] == [1, 0]

    [letter] = server.letters
    assert f"Subject: Drop-in: to call back, {callback.reference}" in letter
    assert "Due by: Saturday 21 November, 21:00" in letter
    assert "Auto-Submitted: auto-generated" in letter
    for secret in vars(WISH).values():
        assert secret == "phone" or secret not in letter


async def test_what_a_supervisor_must_see_is_told(desk, server, postman, arrive, clock):
    server.start()
    await arrive()
    await desk.callbacks.leave(WISH, client_id="c")
    clock.tick(days=2)
    await desk.overdue.flag()
    assert await postman.round() == 2
    told = "".join(server.letters)
    assert "nobody has come" in told
    assert "is overdue" in told


async def test_while_the_server_is_away_or_busy_letters_wait(desk, server, postman, clock):
    await desk.callbacks.leave(WISH, client_id="c")
    assert await postman.round() == 0
    server.start()
    assert await postman.round() == 0  # not at once again
    clock.tick(minutes=5)
    server.busy = True
    assert await postman.round() == 0
    clock.tick(minutes=5)
    server.busy = False
    assert await postman.round() == 1
    assert len(server.letters) == 1


async def test_of_several_processes_one_sends(desk, other_desk, server):
    server.start()
    for n in range(5):
        await desk.callbacks.leave(WISH, client_id=str(n))
    postmen = [Postman(each, server.settings()) for each in (desk, other_desk) * 3]
    assert sum(await asyncio.gather(*(postman.round() for postman in postmen))) == 5
    assert len(server.letters) == 5


async def test_a_new_server_hears_nothing_of_last_month(desk, server, postman, clock):
    await desk.callbacks.leave(WISH, client_id="c")
    clock.tick(days=2)
    server.start()
    assert await postman.round() == 0


@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
async def test_a_server_that_wants_tls_and_a_password_must_show_a_certificate_we_know(
    known, desk, server, tmp_path, monkeypatch
):
    cert, key = certificate(tmp_path)
    server.start(**guarded(cert, key))
    if known:
        monkeypatch.setenv("SSL_CERT_FILE", cert)
    await desk.callbacks.leave(WISH, client_id="c")
    chosen = server.settings(
        smtp_host="localhost", smtp_security="starttls", smtp_user=USER, smtp_password=PASSWORD
    )

    assert await Postman(desk, chosen).round() == len(server.letters) == int(known)


def test_without_a_server_there_is_no_postman(desk):
    assert rounds(desk, Settings(_env_file=None)) == ()


@pytest.mark.parametrize(
    ("unsafe", "named"),
    [
        ({"mail_to": ""}, "DROPIN_MAIL_TO"),
        ({"mail_from": "drop-in"}, "DROPIN_MAIL_FROM"),
        ({"smtp_host": "mail.force.example"}, "DROPIN_SMTP_SECURITY"),
    ],
)
def test_letters_that_would_not_be_safe_stop_the_start(unsafe, named, server):
    with pytest.raises(ValidationError, match=named):
        server.settings(**unsafe)
