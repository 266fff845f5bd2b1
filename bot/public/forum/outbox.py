"""Carries out what was decided: looks at the post again first, and tells the forum once."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from bot.content.boards import ForumFile
from bot.desk.forum import Forum
from bot.desk.forum.values import TakenAct
from bot.public.forum.adapters.adapter import Adapter, Told
from bot.public.forum.errors import Gone, Refused, TryLater
from bot.public.forum.post import Post

AT_MOST_SECONDS = 45  # for one act; less than its lease, so that nobody else takes it meanwhile
FIRST_WAIT, LONGEST_WAIT = 5.0, 3600.0  # seconds; doubled in between
log = structlog.get_logger()


class Withdrawn(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """The post is no longer one to answer; the message says why.

    Attributes:
        gone: nobody else can read it any more, so we forget it too.
    """

    def __init__(self, why: str, *, gone: bool = True) -> None:
        super().__init__(why)
        self.gone = gone


class Sender:
    """From the outbox to the forum."""

    def __init__(self, forum: Forum, adapter: Adapter, file: ForumFile, chat_url: str) -> None:
        self._forum, self._adapter, self._file = forum, adapter, file
        self._chat_url = chat_url.rstrip("/")
        self._quiet_until: datetime | None = None

    async def step(self) -> bool:
        """Carry out one act; false when none is due or the forum asked for silence."""
        if self._quiet_until is not None and self._forum.clock() < self._quiet_until:
            return False
        act = await self._forum.outbox.next()
        if act is None:
            return False
        try:
            async with asyncio.timeout(AT_MOST_SECONDS):
                await self._forum.outbox.delivered(act, await self._tell(act))
        except Withdrawn as error:
            await self._withdrawn(act, error)
        except TryLater as error:
            await self._later(act, error)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            await self._later(act, TryLater(f"an odd answer ({type(error).__name__})"))
        except TimeoutError:
            await self._later(act, TryLater("no answer in time"))
        except Refused as error:
            await self._refused(act, error)
        return True

    async def _tell(self, act: TakenAct) -> str | None:
        told = Told(act.key, act.text, act.title, again=act.tries > 1)
        if act.kind == "notice":
            return await self._adapter.notice(act.url, told)
        if act.kind in ("edit", "remove"):
            await self._amend(act, told)
            return act.target
        post = await self._still_there(act)
        if await self._forum.switch.off():  # since it was taken: what waits now needs a yes
            raise TryLater("the forum was switched off")
        if act.kind == "reply":
            return await self._adapter.reply(post, told)
        return await self._adapter.private(post, await self._with_link(act, told))

    async def _still_there(self, act: TakenAct) -> Post:
        post = await self._adapter.look(act.post_id, act.topic_id)
        if post is None:
            raise Withdrawn("the post was deleted")
        if post.private:
            raise Withdrawn("the post is not public any more")
        if post.board and post.board not in self._file.boards:
            raise Withdrawn("the post was moved to another board")
        if post.hidden and act.kind == "reply":
            raise Withdrawn("the post was hidden", gone=False)
        return post

    async def _with_link(self, act: TakenAct, told: Told) -> Told:
        if act.link_topic is None:
            return told
        token = await self._forum.outbox.link_for(act, timedelta(days=self._file.link_days))
        link = f"{self._chat_url}/from-forum#{token}"  # a fragment: no server's log ever has it
        return Told(told.key, told.text.replace("{link}", link), told.title, told.again)

    async def _amend(self, act: TakenAct, told: Told) -> None:
        if act.target is None:
            raise Refused("nothing to amend")
        if act.kind == "edit":
            await self._adapter.edit(act.target, told)
            return
        with suppress(Gone):  # it is away already
            await self._adapter.remove(act.target, told)

    async def _withdrawn(self, act: TakenAct, error: Withdrawn) -> None:
        await self._forum.outbox.end(act, "cancelled", str(error))
        if error.gone:
            await self._forum.inbox.withdraw(act.platform, act.post_id)

    async def _later(self, act: TakenAct, error: TryLater) -> None:
        wait = error.wait
        if wait is None:
            wait = min(FIRST_WAIT * 2.0 ** (act.tries - 1), LONGEST_WAIT)
        if error.busy:
            self._quiet_until = self._forum.clock() + timedelta(seconds=wait)
        state = await self._forum.outbox.later(act, timedelta(seconds=wait), error.why)
        log.warning("forum.not_sent", act=act.id, why=error.why, wait=wait, state=state)

    async def _refused(self, act: TakenAct, error: Refused) -> None:
        if isinstance(error, Gone) and act.kind == "reply":
            return await self._forum.outbox.end(act, "cancelled", "the topic is gone")
        log.error("forum.refused", act=act.id, why=error.why)
        return await self._forum.outbox.end(act, "undelivered", error.why)
