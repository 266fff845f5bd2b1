"""`python -m bot.console`: serve the officers' console."""

import structlog
from aiohttp import web

from bot.console.app import create_app
from bot.settings import settings

log = structlog.get_logger()


def main() -> None:
    """Serve until told to stop. No access log: the audit says who did what."""
    chosen = settings()
    web.run_app(
        create_app(chosen),
        host=chosen.console_host,
        port=chosen.console_port,
        access_log=None,
        print=lambda _banner: log.info("console.listening", port=chosen.console_port),
        shutdown_timeout=5,
    )


if __name__ == "__main__":
    main()
