"""How threads share the process while parents are answered."""

from __future__ import annotations

import sys
from typing import Final

from threadpoolctl import threadpool_limits

SHARE_SECONDS: Final = 0.0002


def share_the_process() -> None:
    """For the rest of this process.

    One thread for arithmetic: the sums are small, and more threads wait for each other; on a busy
    machine it halves the time of a turn. And a thread that wants the interpreter gets it soon: the
    ears (`listening.py`) want it for microseconds between their sums, and Python lets them wait for
    5 ms while the loop is busy with other turns.
    """
    threadpool_limits(limits=1, user_api="blas")
    sys.setswitchinterval(SHARE_SECONDS)
