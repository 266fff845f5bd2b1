"""An unsafe environment stops the start, in words, without repeating a secret."""

from itertools import product

import pytest

from bot.exposure import DEVELOPMENT_SECRET
from bot.settings import UnsafeSettings, settings

SECRETS = ("DROPIN_ASSISTANT_SECRET", "DROPIN_CONSOLE_SECRET")
DOORS = ("DROPIN_PUBLIC_HOST", "DROPIN_CONSOLE_HOST")
DATABASE = "DATABASE_URL"
OPEN = ("0.0.0.0", "::", "", "10.0.0.7", "console.force.example")  # noqa: S104 - it is refused
LONG = "of-this-test-alone-0123456789-abc"
LOCAL = (
    "sqlite:////tmp/dropin.db",
    "postgresql:///dropin",
    "postgresql://postgres:@/dropin?host=/run/postgresql",
    "postgres://me:hunter2@localhost:5432/dropin",
    "postgresql+asyncpg://me@127.0.0.1/dropin",
    "postgresql://me@[::1]:5432/dropin",
)
AWAY = (
    "postgresql://me:hunter2@db.force.example/dropin",
    "postgres://me:hunter2@10.0.0.7:5432/dropin",
    "postgresql://me:hunter2@localhost/dropin?host=db.force.example",
    "postgresql://me:hunter2@/dropin?host=/run/postgresql&host=db.force.example",
    "postgresql://me:hunter2@localhost:5432,db.force.example:5432/dropin",
    "hunter2, and no address at all",
)


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    for name in ("DROPIN_ENV", *SECRETS, *DOORS, DATABASE, "PGHOST"):
        monkeypatch.delenv(name, raising=False)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def production(monkeypatch):
    monkeypatch.setenv("DROPIN_ENV", "production")
    for name in SECRETS:
        monkeypatch.setenv(name, LONG)


def test_production_without_a_secret_does_not_start(monkeypatch):
    monkeypatch.setenv("DROPIN_ENV", "production")

    with pytest.raises(UnsafeSettings) as refused:
        settings()

    named = str(refused.value).splitlines()
    assert [line.split(",")[0] for line in named] == [f"Set {name}" for name in SECRETS]


@pytest.mark.parametrize("name", SECRETS)
@pytest.mark.parametrize("weak", ["", "x", "hunter2" * 4, DEVELOPMENT_SECRET, f" {'x' * 30} "])
def test_production_refuses_a_secret_that_can_be_known(name, weak, production, monkeypatch):
    monkeypatch.setenv(name, weak)

    with pytest.raises(UnsafeSettings) as refused:
        settings()

    [line] = str(refused.value).splitlines()
    assert line.startswith(f"Set {name}, ")
    assert "openssl rand -hex 32" in line
    assert "hunter2" not in line


def test_the_published_secret_is_called_so(production, monkeypatch):
    monkeypatch.setenv("DROPIN_CONSOLE_SECRET", DEVELOPMENT_SECRET)

    with pytest.raises(UnsafeSettings, match="stands in the public repository"):
        settings()


def test_production_may_be_reached_from_elsewhere(production, monkeypatch):
    for name in DOORS:
        monkeypatch.setenv(name, OPEN[0])
    monkeypatch.setenv(DATABASE, AWAY[0])

    assert settings().env == "production"


@pytest.mark.parametrize(("name", "value"), [*product(DOORS, OPEN), *product([DATABASE], AWAY)])
def test_a_forgotten_environment_reaches_nothing_elsewhere(name, value, monkeypatch):
    monkeypatch.setenv(name, value)

    with pytest.raises(UnsafeSettings) as refused:
        settings()

    [line] = str(refused.value).splitlines()
    assert line.startswith(f"{name} ")
    assert "DROPIN_ENV=production" in line
    assert "hunter2" not in line


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_development_listens_on_this_machine(host, monkeypatch):
    for name in DOORS:
        monkeypatch.setenv(name, host)

    assert settings().env == "development"


@pytest.mark.parametrize("url", LOCAL)
def test_development_may_use_a_database_of_this_machine(url, monkeypatch):
    monkeypatch.setenv(DATABASE, url)

    assert settings().database_url == url


def test_an_address_without_a_host_goes_where_the_driver_would_go(monkeypatch):
    monkeypatch.setenv(DATABASE, "postgresql:///dropin")
    monkeypatch.setenv("PGHOST", "db.force.example")

    with pytest.raises(UnsafeSettings, match=DATABASE):
        settings()


def test_a_malformed_setting_is_named_without_its_value(monkeypatch):
    monkeypatch.setenv("DROPIN_PUBLIC_PORT", "hunter2-looks-like-a-secret")

    with pytest.raises(UnsafeSettings) as refused:
        settings()

    assert "public_port" in str(refused.value)
    assert "hunter2" not in str(refused.value)


def test_development_starts_with_nothing_set():
    assert settings().env == "development"
