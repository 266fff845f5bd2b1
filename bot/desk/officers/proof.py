"""Proof that it is really the police: a phrase with a shoulder number, checked by ringing 101."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit
from bot.desk.bus import Bus
from bot.desk.clinic.leases import held_by
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import NotPermitted
from bot.desk.officers.roles import hold_officer, permit
from bot.desk.storing import publish, system
from bot.desk.tables import OfficerRow, ProofRow

LASTS = timedelta(hours=24)
WORDS_IN_PHRASE = 3
TOLD = (
    "To check that this is a police officer: ring 101, say that you are in the police drop-in "
    "chat, and give shoulder number {number} and the words “{phrase}”. They will tell you "
    "whether both are right. Take your time: the officer waits for you."
)


@dataclass(frozen=True)
class Proof:
    """What the parent reads out; good until then."""

    phrase: str
    shoulder_number: str
    until: datetime


@dataclass(frozen=True)
class Checked:
    """What whoever answers the call is told: who it is and since when, and nothing else."""

    name: str
    shoulder_number: str
    made_at: datetime


class Proofs:
    """Phrases, made for one conversation and one officer."""

    def __init__(self, database: Database, bus: Bus, clock: Clock, words: Sequence[str]) -> None:
        self._database, self._bus, self._clock, self._words = database, bus, clock, words

    async def show(self, officer_id: str, conversation_id: str) -> Proof:
        """Tell the parent the phrase; asked again, it is the same one.

        Raises:
            NotTheHolder: the officer does not hold the conversation.
            NotPermitted: the officer has no shoulder number.
        """
        now, said = self._clock(), []
        async with self._database.begin() as session:
            row = await held_by(session, officer_id, conversation_id)
            officer = await session.get_one(OfficerRow, officer_id)
            if not officer.shoulder_number:
                raise NotPermitted(f"{officer_id} has no shoulder number")
            proof = await _made_before(session, officer_id, conversation_id, now)
            if proof is None:
                proof = self._make(session, officer_id, conversation_id, now)
                text = TOLD.format(number=officer.shoulder_number, phrase=proof.phrase)
                said.append(system(session, row, text, now))
        await publish(self._bus, said)
        return Proof(proof.phrase, officer.shoulder_number, proof.until)

    def _make(
        self, session: AsyncSession, officer_id: str, conversation_id: str, now: datetime
    ) -> ProofRow:
        row = ProofRow(
            phrase=" ".join(secrets.choice(self._words) for _ in range(WORDS_IN_PHRASE)),
            conversation_id=conversation_id,
            officer_id=officer_id,
            made_at=now,
            until=now + LASTS,
        )
        session.add(row)
        audit.record(
            session,
            "proof_shown",
            at=now,
            actor=f"officer:{officer_id}",
            conversation_id=conversation_id,
        )
        return row

    async def check(self, phrase: str, shoulder_number: str, *, by: str) -> Checked | None:
        """Whether both belong together and are still good; every check is in the audit.

        Raises:
            NotPermitted: `by` may not check.
        """
        now, plain = self._clock(), " ".join(phrase.lower().split())
        async with self._database.begin() as session:
            permit(await hold_officer(session, by), "callbacks")
            row = await session.get(ProofRow, plain)
            officer = await session.get(OfficerRow, row.officer_id) if row else None
            right = (
                row is not None
                and officer is not None
                and row.until > now
                and officer.shoulder_number == shoulder_number.strip()
            )
            audit.record(
                session,
                "proof_checked",
                at=now,
                actor=f"officer:{by}",
                conversation_id=row.conversation_id if row and right else None,
                detail={"right": right},
            )
        if not right or row is None or officer is None:
            return None
        return Checked(officer.name, officer.shoulder_number or "", row.made_at)


async def _made_before(
    session: AsyncSession, officer_id: str, conversation_id: str, now: datetime
) -> ProofRow | None:
    query = select(ProofRow).where(
        ProofRow.officer_id == officer_id,
        ProofRow.conversation_id == conversation_id,
        ProofRow.until > now,
    )
    row: ProofRow | None = await session.scalar(query.order_by(ProofRow.made_at).limit(1))
    return row
