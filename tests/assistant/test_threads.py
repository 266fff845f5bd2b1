"""The door is served by a process whose threads do not wait for each other."""

import sys

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from bot.assistant.channel import DropinChannel
from bot.assistant.threads import SHARE_SECONDS


@pytest.fixture
def usual():
    """Undoes what is set for a whole process."""
    seconds = sys.getswitchinterval()
    with threadpool_limits(user_api="blas"):
        yield
    sys.setswitchinterval(seconds)


@pytest.mark.usefixtures("usual")
def test_the_door_shares_the_process_among_its_threads():
    DropinChannel.from_credentials(None)

    assert sys.getswitchinterval() == pytest.approx(SHARE_SECONDS)
    assert {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"} == {1}
