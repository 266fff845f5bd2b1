"""One thread for arithmetic while parents are answered: small sums, where more threads wait."""

from __future__ import annotations

from threadpoolctl import threadpool_limits


def one_thread_for_arithmetic() -> None:
    """For the rest of this process; on a busy machine it halves the time of a turn."""
    threadpool_limits(limits=1, user_api="blas")
