"""The real assistant for tests: `rasa run` and its actions, as the Procfile starts them."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from aiohttp import ClientSession
from honcho.environ import parse_procfile

from bot.contract import Turn, turn_adapter
from bot.launch.model import MODEL, environment
from bot.launch.preflight import ACTIONS_PORT, ASSISTANT_PORT
from bot.settings import ROOT

SECRET = "the-door-of-the-tests-0123456789"
READY = "up and running"


def unused_port() -> int:
    """A TCP port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Process:
    """One line of the Procfile, on ports of its own; everything it writes is kept."""

    name: str
    port: int
    changes: dict[str, str]
    log: list[str] = field(default_factory=list)
    running: subprocess.Popen[str] | None = None
    reader: threading.Thread | None = None

    def start(self) -> None:
        """Returns once it listens; raises with its log if it ends instead."""
        command = parse_procfile((ROOT / "Procfile").read_text(encoding="utf-8")).processes[
            self.name
        ]
        for old, new in self.changes.items():
            assert old in command, f"{old} stands no longer in the Procfile"
            command = command.replace(old, new)
        self.running = subprocess.Popen(
            ["bash", "-c", command],
            cwd=ROOT,
            env={
                **environment(),
                "DROPIN_ENV": "development",
                "DROPIN_ASSISTANT_SECRET": SECRET,
                "PYTHONUNBUFFERED": "1",
                "PATH": f"{Path(sys.executable).parent}:{environment()['PATH']}",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for line in self.running.stdout:
            self.log.append(line)
            if READY in line:
                self.reader = threading.Thread(target=self._drain, args=(self.running,))
                self.reader.start()
                return self._until_connected()
        raise AssertionError("".join(self.log[-40:]))

    def stop(self) -> None:
        """Ends it and waits until it is gone and all it wrote is read."""
        self.running.terminate()
        self.running.wait()
        self.reader.join()
        self.running.stdout.close()

    def _until_connected(self) -> None:
        """Both say that they are up a moment before they listen."""
        with socket.socket() as probe:
            while self.running.poll() is None and probe.connect_ex(("127.0.0.1", self.port)):
                pass

    def _drain(self, running: subprocess.Popen[str]) -> None:
        for line in running.stdout:
            self.log.append(line)


@dataclass
class Assistant:
    """The door of a running assistant."""

    url: str
    rasa: Process
    actions: Process

    async def post(
        self, route: str, body: Any, secret: str | None = SECRET
    ) -> tuple[int, dict[str, Any], str]:
        """Status, JSON and raw text of one request; `body` is sent as it is if it is bytes."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {} if secret is None else {"Authorization": f"Bearer {secret}"}
        async with (
            ClientSession(headers=headers) as session,
            session.post(f"{self.url}/webhooks/dropin/{route}", data=data) as response,
        ):
            text = await response.text()
            return response.status, json.loads(text), text

    async def turn(self, conversation: str, text: str, payload: str | None = None) -> Turn:
        """One whole turn, checked against the contract."""
        body = {"conversation": conversation, "text": text, "payload": payload}
        status, answer, _ = await self.post("turn", body)
        assert status == 200, (answer, self.rasa.log[-20:])
        return turn_adapter.validate_python(answer)

    def logged(self) -> str:
        """Everything that both processes have written."""
        return "".join(self.rasa.log + self.actions.log)


@contextmanager
def running(folder: Path) -> Iterator[Assistant]:
    """The trained assistant with its actions, on free ports; `folder` is for its settings."""
    assert MODEL.is_file(), "No model: run `make train` first."
    port, actions_port = unused_port(), unused_port()
    endpoints = folder / "endpoints.yml"
    content = yaml.safe_load((ROOT / "endpoints.yml").read_text(encoding="utf-8"))
    content["action_endpoint"]["url"] = f"http://127.0.0.1:{actions_port}/webhook"
    endpoints.write_text(yaml.safe_dump(content), encoding="utf-8")
    actions = Process("actions", actions_port, {str(ACTIONS_PORT): str(actions_port)})
    assistant = Process(
        "assistant", port, {str(ASSISTANT_PORT): str(port), "endpoints.yml": str(endpoints)}
    )
    actions.start()
    assistant.start()
    yield Assistant(f"http://127.0.0.1:{port}", assistant, actions)
    assistant.stop()
    actions.stop()


@pytest.fixture(scope="session")
def rasa(tmp_path_factory) -> Iterator[Assistant]:
    """The running assistant; started once a session."""
    with running(tmp_path_factory.mktemp("rasa")) as assistant:
        yield assistant
