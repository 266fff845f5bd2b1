"""Tell the operator of a failure without a word of the parent's: its kind, place and ids."""

from __future__ import annotations

import traceback

import structlog
from sqlalchemy.exc import SQLAlchemyError

DATABASE_TROUBLE = (SQLAlchemyError, OSError, TimeoutError)
log = structlog.get_logger()


def report(event: str, error: BaseException, **ids: object) -> None:
    """Log the kind of `error` and where it arose; never its message, which may quote a parent."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames[-3:]]
    log.error(event, kind=type(error).__name__, places=places, **ids)
