"""A share of the storm: cut sockets, a killed server, frozen tabs, and nothing lost or doubled.

The whole of it, 10,000 drops, is `make chaos`.
"""

from tests.chaos.__main__ import run
from tests.chaos.browsers import browsers
from tests.chaos.storm import CUT, FROZEN, KILLED

DROPS = 105  # the hundredth is a server's death


async def test_what_both_ends_say_in_a_storm_is_there_once_and_in_order():
    storm, verdict = await run(browsers, DROPS, officers=1, seed=7)

    assert verdict.lost == verdict.doubled == verdict.out_of_order == []
    assert verdict.said > 10
    assert storm.drops.total() >= DROPS
    assert storm.drops[CUT] > storm.drops[FROZEN] > 0
    assert storm.drops[KILLED] == 1
