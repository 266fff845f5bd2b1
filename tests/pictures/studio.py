"""What the pictures are taken of, all started here: the real assistant, three sites, the desk."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser, Playwright, async_playwright

from bot.desk import Desk, schema
from bot.desk.redis_bus import RedisBus
from tests.assistant_process import SECRET, running, unused_port
from tests.browser.calendar import ALWAYS, NEVER, data_with_clinic
from tests.browser.officer import AlwaysOpen
from tests.browser.server import Server
from tests.servers import redis_server

WITHOUT_SCRIPTS = "--blink-settings=scriptEnabled=false"


@dataclass
class Studio:
    """The browsers and the sites."""

    browser: Browser
    scriptless: Browser
    desk: Desk
    site: Server
    without_clinic: Server
    mortal: Server


@asynccontextmanager
async def studio() -> AsyncIterator[Studio]:
    """Everything up; all of it is stopped afterwards."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        environment = await _environment(folder, stack)
        servers = []
        for name, sessions in (("site", ALWAYS), ("closed", NEVER), ("mortal", ALWAYS)):
            (folder / name).mkdir()
            data = {"DROPIN_DATA": data_with_clinic(folder / name, sessions)}
            if sessions is NEVER:  # one without a clinic sends home whoever waits in its database
                data["DATABASE_URL"] = f"sqlite:///{folder / name / 'dropin.db'}"
            servers.append(Server(unused_port(), {**environment, **data}))
            stack.push_async_callback(servers[-1].kill)
            await servers[-1].start()
        bus = await RedisBus.open(environment["REDIS_URL"])
        desk = await Desk.open(environment["DATABASE_URL"], bus=bus, hours=AlwaysOpen())
        stack.push_async_callback(desk.close)
        playwright = await stack.enter_async_context(async_playwright())
        browsers = [await _chromium(playwright, more) for more in ((), (WITHOUT_SCRIPTS,))]
        yield Studio(*browsers, desk, *servers)
        for browser in browsers:
            await browser.close()


async def _environment(folder: Path, stack: AsyncExitStack) -> dict[str, str]:
    url = f"sqlite:///{folder / 'dropin.db'}"
    await schema.migrate(url)
    assistant = stack.enter_context(running(folder))
    return {
        "DATABASE_URL": url,
        "REDIS_URL": stack.enter_context(redis_server()),
        "DROPIN_VAR": str(folder),
        "DROPIN_ASSISTANT_URL": assistant.url,
        "DROPIN_ASSISTANT_SECRET": SECRET,
    }


async def _chromium(playwright: Playwright, more: tuple[str, ...]) -> Browser:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return await playwright.chromium.launch(executable_path=path, args=["--no-sandbox", *more])
