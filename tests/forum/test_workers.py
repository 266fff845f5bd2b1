"""The loops beside the site's own work: they end when they are told to."""

import asyncio

from bot.public.forum.workers import HOUR, Loop


async def test_a_loop_that_is_woken_in_the_moment_it_is_closed_ends():
    ran: asyncio.Queue[bool] = asyncio.Queue()
    loop = Loop("test", lambda: ran.put(True), HOUR)
    loop.start()
    await ran.get()
    closing, once_more = asyncio.create_task(loop.close()), asyncio.create_task(ran.get())
    loop.wake()
    done, _ = await asyncio.wait({closing, once_more}, return_when=asyncio.FIRST_COMPLETED)

    once_more.cancel()
    await loop.close()
    await asyncio.wait({closing, once_more})
    assert done == {closing}
