"""A browser in a process of its own, which a test can kill: no goodbye is said."""

import os
import re
import signal
import subprocess
from pathlib import Path

LISTENING = re.compile(rb"DevTools listening on (ws://\S+)")
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--no-first-run",
    "--remote-debugging-port=0",
    "--autoplay-policy=no-user-gesture-required",
)


class MortalBrowser:
    """Chromium, started by us and not by Playwright."""

    def __init__(self, path: str, profile: Path) -> None:
        self._process = subprocess.Popen(
            [path, *ARGUMENTS, f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,  # so that its children die with it
        )

    def address(self) -> str:
        """Where Playwright can reach it."""
        for line in self._process.stderr:
            if found := LISTENING.search(line):
                return found.group(1).decode()
        raise AssertionError("the browser ended before it listened")

    def kill(self) -> None:
        """As when the machine loses power."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._process.stderr.close()
