"""`python -m bot.public`: serve the parents' site."""

import structlog
from aiohttp import web

from bot.public.app import create_app
from bot.settings import settings

log = structlog.get_logger()


def main() -> None:
    """Serve until told to stop. No access log: addresses of parents are nobody's business."""
    chosen = settings()
    web.run_app(
        create_app(chosen),
        host=chosen.public_host,
        port=chosen.public_port,
        access_log=None,
        print=lambda _banner: log.info("public.listening", port=chosen.public_port),
        shutdown_timeout=5,
    )


if __name__ == "__main__":
    main()
