"""Starting refuses in one line, and names the mend."""

import socket

import pytest

from bot.launch import preflight
from bot.launch.preflight import CannotStart
from bot.settings import Settings


@pytest.fixture
def own(tmp_path):
    return Settings(var=tmp_path / "var")


def test_a_port_in_use_is_named(own):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(CannotStart, match=f"Port {port}, wanted for the public process"):
            preflight.check(own, {"public": ("127.0.0.1", port)})


def test_free_ports_and_room_on_the_disk_are_enough(own):
    preflight.check(own, {})

    assert own.var.is_dir()


def test_a_full_disk_is_named(own, monkeypatch):
    monkeypatch.setattr(preflight, "LEAST_DISK", 10**18)

    with pytest.raises(CannotStart, match="Make room and try again"):
        preflight.check(own, {})


def test_every_process_of_the_procfile_has_its_port_checked():
    from honcho.environ import parse_procfile  # noqa: PLC0415

    from bot.launch.processes import PROCFILE  # noqa: PLC0415

    named = parse_procfile(PROCFILE.read_text(encoding="utf-8")).processes
    assert set(preflight.ports(Settings())) == set(named)


def test_what_has_no_authentication_of_its_own_is_bound_to_loopback():
    from bot.launch.processes import PROCFILE  # noqa: PLC0415
    from bot.launch.rasa_server import arguments  # noqa: PLC0415

    words = arguments([])
    assert words[words.index("--interface") + 1] == "127.0.0.1"
    assert "--auth-token" in words
    assert "actions: SANIC_HOST=127.0.0.1 " in PROCFILE.read_text(encoding="utf-8")
