"""Decides on each post that came in: once, in the order they came, when the assistant is in."""

from __future__ import annotations

from datetime import timedelta

import structlog

from bot.content.boards import Board, ForumFile
from bot.desk.forum import Forum
from bot.desk.forum.values import Decision, TakenPost
from bot.public.assistant import Assistant, AssistantConfused, AssistantDown
from bot.public.forum.acts import unread
from bot.public.forum.adapters.adapter import Adapter
from bot.public.forum.curated import Curated
from bot.public.forum.decide import decide, not_for_us
from bot.public.forum.errors import Refused, TryLater
from bot.public.forum.reading import read
from bot.public.forum.rules import Rules
from bot.public.forum.wording_for import WordingFor

AGAIN_IN = timedelta(seconds=15)
SWITCHED_OFF = "the forum was switched off"
NO_BOARD = "the board is not named any more"
UNREADABLE = "it could not be read: somebody should look at it"
log = structlog.get_logger()


class Engine:
    """From the inbox to a stored decision. It never meets a platform."""

    def __init__(
        self,
        forum: Forum,
        adapter: Adapter,
        assistant: Assistant,
        file: ForumFile,
        curated: Curated,
    ) -> None:
        self._forum, self._adapter, self._assistant = forum, adapter, assistant
        self._file, self._curated = file, curated
        self._ignored = frozenset(file.ignore_authors)

    async def step(self) -> bool:
        """Decide on one post; false when there is none, or when it must wait."""
        taken = await self._forum.inbox.next()
        if taken is None:
            return False
        try:
            decision = await self._decision(taken)
        except (AssistantDown, TryLater, Refused) as error:
            log.warning("forum.decision_waits", post=taken.row, why=str(error))
            await self._forum.inbox.give_back(taken, self._forum.clock() + AGAIN_IN)
            return False
        if await self._forum.inbox.decide(taken, decision):
            log.info("forum.decided", post=taken.row, outcome=decision.outcome)
        return True

    async def _decision(self, taken: TakenPost) -> Decision:
        board = self._file.boards.get(taken.post.board)
        if board is None:
            return Decision("ignored", [NO_BOARD])
        if await self._forum.switch.off():
            return Decision("ignored", [SWITCHED_OFF])
        why = not_for_us(taken, await self._adapter.me(), self._ignored)
        if why is not None:
            return Decision("ignored", [why])
        return await self._read_and_decide(taken, board)

    async def _read_and_decide(self, taken: TakenPost, board: Board) -> Decision:
        now = self._forum.clock()
        say = WordingFor(self._curated.wording, self._curated.known, now)
        try:
            reading = await read(self._assistant, taken.post.title, taken.post.text)
        except AssistantConfused as error:
            log.error("forum.unreadable", post=taken.row, why=str(error))
            return Decision("unread", [UNREADABLE], [unread(taken.post, say)])
        age = now - taken.post.posted_at
        rules = Rules(
            board=board,
            held=self._file.held(taken.post.board),
            too_old=age > timedelta(hours=self._file.answer_within_hours),
            sure=self._file.sure,
        )
        return decide(taken, reading, rules, say)
