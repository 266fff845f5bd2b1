"""Tell the operator of a failure without a word of the parent's: its kind, place and ids."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from sqlalchemy.exc import SQLAlchemyError

DATABASE_TROUBLE = (SQLAlchemyError, OSError, TimeoutError)
log = structlog.get_logger()


def report(event: str, error: BaseException, **ids: object) -> None:
    """Log the kind of `error` and where it arose; never its message, which may quote a parent."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames[-3:]]
    log.error(event, kind=type(error).__name__, places=places, **ids)


@contextmanager
def outlived(event: str, **ids: object) -> Iterator[None]:
    """Report whatever goes wrong in the block, and go on: for tasks that must outlive any fault."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - a task that ends in silence leaves its work undone
        report(event, error, **ids)
