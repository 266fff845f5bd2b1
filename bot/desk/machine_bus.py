"""The bus for the processes of one machine, without a server: datagrams between socket files.

The parents' site and the officers' console are two processes. Each has a socket file in one
folder, and sends every event to all others there.
"""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import structlog

from bot.desk.bus import Backlog, Event, LocalBus

LARGEST = 128 * 1024
PATTERN = "*.sock"
log = structlog.get_logger()


class MachineBus:
    """Publishes to every process that has a socket file in the same folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{os.getpid()}-{uuid4().hex[:8]}.sock"
        self._local = LocalBus()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16 * LARGEST)

    @classmethod
    async def open(cls, folder: Path) -> MachineBus:
        """Listen in `folder`, which only this user may enter.

        Raises:
            PermissionError: the folder belongs to somebody else.
        """
        with _alone(folder):
            _make_ours(folder)
            bus = cls(folder)
            bus._socket.bind(str(bus._path))
        asyncio.get_running_loop().add_reader(bus._socket, bus._read)
        return bus

    async def publish(self, conversation_id: str, event: Event) -> None:
        """Hand the event to this process's watchers and to all other processes."""
        self._local.deliver(conversation_id, event)
        body = _packed(conversation_id, event)
        for path in self._folder.glob(PATTERN):
            if path != self._path:
                self._send(body, path)

    def _send(self, body: bytes, path: Path) -> None:
        try:
            self._socket.sendto(body, str(path))
        except ConnectionRefusedError:  # its process died: sweep the file away
            path.unlink(missing_ok=True)
        except OSError as error:  # full or just gone: its watchers look again by themselves
            log.warning("bus.not_delivered", kind=type(error).__name__)

    def watch(self, conversation_id: str) -> AbstractAsyncContextManager[Backlog]:
        """Events of one conversation, from the moment the block is entered."""
        return self._local.watch(conversation_id)

    def _read(self) -> None:
        with suppress(BlockingIOError):
            while True:
                conversation_id, event = _unpacked(self._socket.recv(LARGEST))
                self._local.deliver(conversation_id, event)

    async def close(self) -> None:
        """Stop listening; the socket file goes, and with the last one the folder."""
        asyncio.get_running_loop().remove_reader(self._socket)
        self._socket.close()
        with _alone(self._folder):
            self._path.unlink(missing_ok=True)
            with suppress(OSError):  # others are in it still
                self._folder.rmdir()
        await self._local.close()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else comes or goes meanwhile: a folder must not vanish under who has just made it."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(folder.parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _make_ours(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise PermissionError(f"{folder} belongs to another user")


def _packed(conversation_id: str, event: Event) -> bytes:
    body = json.dumps([conversation_id, event.kind, event.data]).encode()
    if len(body) <= LARGEST:
        return body
    return json.dumps([conversation_id, "resync", {}]).encode()


def _unpacked(body: bytes) -> tuple[str, Event]:
    conversation_id, kind, data = json.loads(body)
    return conversation_id, Event(kind, data)
