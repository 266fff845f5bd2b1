"""`python -m examples.forum_demo`: a fake forum in the browser, with the assistant answering.

It starts the parents' site beside it on a database of its own. The assistant (Rasa) must be
running for posts to be understood; without it they wait, as they would in service.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp import web

from bot.public.app import create_app
from bot.settings import Settings
from examples.fake_forum import FakeForum
from examples.fake_forum.forum import API_KEY, BOT, SECRET
from examples.fake_forum.pages import Pages

FORUM_PORT, SITE_PORT = 8020, 8021
BOARDS = {7: "Teenagers", 8: "Quiet corner", 9: "Never in public", 10: "On trial (dry run)"}
FILE = Path(__file__).parent / "forum_demo.yml"


def demo_settings(folder: Path, forum: FakeForum, site_port: int) -> Settings:
    """The site's settings for the demonstration; the assistant's come from the environment."""
    return Settings(
        DATABASE_URL=f"sqlite:///{folder / 'demo.db'}",
        REDIS_URL="",
        forum_platform="discourse",
        forum_url=forum.url,
        forum_user=BOT,
        forum_webhook_secret=SECRET,
        forum_api_key=API_KEY,
        forum_chat_url=f"http://127.0.0.1:{site_port}",
        forum_file=FILE,
    )


@contextlib.asynccontextmanager
async def demo(
    folder: Path, forum_port: int = FORUM_PORT, site_port: int = SITE_PORT
) -> AsyncIterator[FakeForum]:
    """The forum and the site, running; yields the forum."""
    forum = FakeForum()
    forum.state.categories = dict(BOARDS)
    Pages(forum).add_routes(forum.app)
    await forum.open(forum_port)
    runner = web.AppRunner(create_app(demo_settings(folder, forum, site_port)), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", site_port).start()
    forum.hooks.url = f"http://127.0.0.1:{site_port}/forum/discourse/webhook"
    try:
        yield forum
    finally:
        await runner.cleanup()
        await forum.close()


async def main() -> None:
    """Run until told to stop."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    with TemporaryDirectory() as folder:
        async with demo(Path(folder)) as forum:
            print(f"The forum: {forum.url}   The parents' site: http://127.0.0.1:{SITE_PORT}")  # noqa: T201
            await stop.wait()


if __name__ == "__main__":
    asyncio.run(main())
