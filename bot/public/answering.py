"""Turn one question into stored replies; an answer that failed becomes the safe fallback."""

from __future__ import annotations

from collections import Counter

import structlog

from bot.contract import AssistantMessage, JoinClinicCustom
from bot.contract import Turn as AssistantTurn
from bot.desk import Desk
from bot.desk.values import Message, Reply, Turn
from bot.public.assistant import Assistant, AssistantConfused, AssistantDown
from bot.public.clinic import Clinic
from bot.public.guidance import Guidance

TRIES = 3
log = structlog.get_logger()


class Answering:
    """Asks for one turn and stores what came."""

    def __init__(
        self, desk: Desk, assistant: Assistant, guidance: Guidance, clinic: Clinic
    ) -> None:
        self._desk, self._assistant, self._guidance = desk, assistant, guidance
        self._clinic = clinic
        self._failures: Counter[tuple[str, int]] = Counter()

    async def answer(self, turn: Turn) -> list[Message]:
        """Ask and store.

        Raises:
            AssistantDown: nobody answered; the turn is still owed.
            NoSuchConversation: it was deleted meanwhile.
        """
        try:
            said = await self._assistant.turn(turn.conversation_id, turn.text, turn.payload)
        except AssistantConfused as error:
            return await self._fall_back(turn, str(error))
        except AssistantDown as error:
            if await self._is_this_message(turn):
                return await self._fall_back(turn, str(error))
            raise
        self._failures.pop((turn.conversation_id, turn.seq), None)
        stored = await self._store(turn, said)
        joins = [m.custom for m in said.messages if isinstance(m.custom, JoinClinicCustom)]
        if stored and joins:
            await self._clinic.join_for(turn.conversation_id, joins[0].summary)
        return stored

    async def _is_this_message(self, turn: Turn) -> bool:
        """Whether it is this message that the assistant cannot bear: asked often, door open."""
        key = (turn.conversation_id, turn.seq)
        self._failures[key] += 1
        if self._failures[key] < TRIES or not await self._assistant.alive():
            return False
        del self._failures[key]
        return True

    async def _store(self, turn: Turn, said: AssistantTurn) -> list[Message]:
        reading = said.reading
        return await self._desk.turns.answer(
            turn,
            [_reply(message) for message in said.messages],
            topic=reading.topic,
            urgency=reading.urgency.level,
            because=reading.urgency.because,
            heard=reading.answer,
        )

    async def _fall_back(self, turn: Turn, why: str) -> list[Message]:
        log.error("answer.fallback", conversation=turn.conversation_id, seq=turn.seq, why=why)
        reply = self._guidance.fallback(self._desk.clock())
        return await self._desk.turns.answer(turn, [reply], topic=None, urgency=None, because=[])


def _reply(message: AssistantMessage) -> Reply:
    """The bubble as the parent gets it: what is for the officer is not in it."""
    custom = message.custom.model_dump(mode="json") if message.custom else None
    if custom is not None:
        custom.pop("summary", None)
    buttons = [button.model_dump() for button in message.buttons]
    return Reply(text=message.text, buttons=buttons, custom=custom)
