"""`python -m bot.public`: serve the parents' site."""

from aiohttp import web

from bot.public.app import create_app
from bot.settings import settings


def main() -> None:
    """Serve until told to stop. No access log: addresses of parents are nobody's business."""
    chosen = settings()
    web.run_app(
        create_app(chosen),
        host=chosen.public_host,
        port=chosen.public_port,
        access_log=None,
        print=None,
        shutdown_timeout=5,
    )


if __name__ == "__main__":
    main()
