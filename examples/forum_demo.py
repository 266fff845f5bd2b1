"""`make forum-demo`: a fake forum in the browser, with the trained assistant answering on it.

Beside it run the parents' site and the officers' console, on a database of their own that is
thrown away, with a clinic that is always open; and the assistant, unless one runs already.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from aiohttp import web

from bot.console import keys
from bot.console.app import create_app as create_console
from bot.desk.clock import Clock, utc_now
from bot.launch import preflight
from bot.launch.ready import answered
from bot.public.app import create_app as create_site
from bot.settings import ROOT, Settings
from examples import demo_assistant
from examples.fake_forum import FakeForum
from examples.fake_forum.forum import API_KEY, BOT, SECRET
from examples.fake_forum.pages import Pages

PORTS = (8020, 8021, 8022)  # the forum, the parents' site, the officers' console
BOARDS = {7: "Teenagers", 8: "Quiet corner", 9: "Never in public", 10: "On trial (dry run)"}
FILE = Path(__file__).parent / "forum_demo.yml"
ALWAYS = [["00:00", "23:59"]]
SAID = """
  The forum:              {forum}
  The parents' site:      {site}
  The officers' console:  {console}/welcome#{token}
                          (a supervisor's invitation: it opens once; {console} from then on)
  Ctrl-C stops all of it.
"""


@dataclass(frozen=True)
class Demo:
    """What runs: the forum, the two sites' addresses, and the console's application."""

    settings: Settings
    forum: FakeForum
    site: str
    console: str
    console_app: web.Application


def demo_settings(folder: Path, forum: FakeForum, site: str, ports: tuple[int, ...]) -> Settings:
    """The settings of both sites; the assistant's come from the environment."""
    return Settings(
        DATABASE_URL=f"sqlite:///{folder / 'demo.db'}",
        REDIS_URL="",
        data=_data(folder),
        public_port=ports[1],
        console_port=ports[2],
        forum_platform="discourse",
        forum_url=forum.url,
        forum_user=BOT,
        forum_webhook_secret=SECRET,
        forum_api_key=API_KEY,
        forum_chat_url=site,
        forum_file=FILE,
    )


def _data(folder: Path) -> Path:
    """The curated files, but with a clinic that is always open."""
    data = folder / "data"
    data.mkdir()
    for path in (ROOT / "data").iterdir():
        (data / path.name).symlink_to(path)
    calendar = yaml.safe_load((data / "clinic.yml").read_text(encoding="utf-8"))
    clinic = calendar["clinic"]
    clinic.update(sessions=dict.fromkeys(clinic["sessions"], ALWAYS), exceptions=[])
    clinic["bank_holidays"]["sessions"] = "open"
    (data / "clinic.yml").unlink()
    (data / "clinic.yml").write_text(yaml.safe_dump(calendar, sort_keys=False), encoding="utf-8")
    return data


@contextlib.asynccontextmanager
async def demo(
    folder: Path, ports: tuple[int, ...] = PORTS, clock: Clock = utc_now
) -> AsyncIterator[Demo]:
    """The forum, the site and the console, running."""
    forum = FakeForum(clock)
    forum.state.categories = dict(BOARDS)
    Pages(forum).add_routes(forum.app)
    await forum.open(ports[0])
    site, console = (f"http://127.0.0.1:{port}" for port in ports[1:])
    settings = demo_settings(folder, forum, site, ports)
    office = create_console(settings, clock)
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(forum.close)
        for app, port in ((create_site(settings, clock), ports[1]), (office, ports[2])):
            runner = web.AppRunner(app, access_log=None)
            stack.push_async_callback(runner.cleanup)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", port, shutdown_timeout=0.5).start()
        forum.hooks.url = f"{site}/forum/discourse/webhook"
        yield Demo(settings, forum, site, console, office)


async def main() -> None:
    """Run until told to stop."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    names = ("forum", "public", "console")
    preflight.check(Settings(), {n: ("127.0.0.1", p) for n, p in zip(names, PORTS, strict=True)})
    log = Settings().var / "forum-demo.log"
    with TemporaryDirectory() as folder:
        async with demo_assistant.assistant(Settings(), log), demo(Path(folder)) as running:
            await _announce(running, stop, log)
            await stop.wait()


async def _announce(running: Demo, stop: asyncio.Event, log: Path) -> None:
    """Say where everything is, as soon as the assistant hears."""
    print(f"The assistant is waking up (it says so in {log}) …", flush=True)  # noqa: T201
    waking = asyncio.create_task(answered(running.settings))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({waking, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if stop.is_set():
        waking.cancel()
        return
    waking.result()
    room = running.console_app[keys.STAFFROOM]
    token = await room.invitations.invite(login="lee", name="Sgt Lee", role="supervisor")
    where = {"forum": running.forum.url, "site": running.site, "console": running.console}
    print(SAID.format(**where, token=token), flush=True)  # noqa: T201


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except preflight.CannotStart as fault:
        sys.exit(str(fault))
