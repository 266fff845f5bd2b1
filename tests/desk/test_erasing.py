"""Rows of each kind are gone when their time is over, and not a second before."""

from datetime import timedelta

import pytest
from sqlalchemy import inspect, select

from bot.desk.cases.retention import KEPT
from bot.desk.tables import (
    AlertRow,
    DraftRow,
    InvitationRow,
    LetterRow,
    PromiseRow,
    ProofRow,
    ResumeCodeRow,
    SignInRow,
)

ELSEWHERE = {  # shown in test_retention.py
    "silent_open_conversation",
    "conversation_without_officer",
    "conversation_with_officer",
    "record",
    "callback_contact",
    "audit",
}
# A row of each kind whose time is counted from `at`; its key is the moment, or the conversation.
ROWS = {
    "draft": lambda at, officer, about: DraftRow(
        officer_id=officer, conversation_id=about, kind="message", content={}, at=at
    ),
    "proof": lambda at, officer, about: ProofRow(
        phrase=f"{at}", conversation_id=about, officer_id=officer, made_at=at, until=at
    ),
    "invitation": lambda at, _officer, _about: InvitationRow(
        token_hash=f"{at}",
        login="x",
        name="X",
        role="officer",
        secret_sealed="-",
        made_at=at,
        made_by="x",
        until=at,
    ),
    "resume_code": lambda at, _officer, about: ResumeCodeRow(
        conversation_id=about, code_hash=f"{at}", until=at
    ),
    "promise": lambda at, _officer, about: PromiseRow(
        conversation_id=about, joined_at=at, position=1
    ),
    "alert": lambda at, _officer, _about: AlertRow(at=at, kind="help_wanted", seen_at=at),
    "letter": lambda at, _officer, _about: LetterRow(
        about=f"{at}", subject="s", body="b", made_at=at
    ),
    "sign_in": lambda at, officer, _about: SignInRow(
        token_hash=f"{at}", officer_id=officer, at=at, used_at=at
    ),
}


def test_each_rule_is_shown():
    assert ELSEWHERE | set(ROWS) == set(KEPT)


@pytest.mark.parametrize("name", sorted(ROWS))
async def test_what_is_past_its_time_goes_and_the_rest_stays(name, desk, officer, conversation):
    past = desk.clock() - KEPT[name]
    make = ROWS[name]
    async with desk.database.begin() as session:
        session.add(make(past, officer, conversation))
    kept = make(past + timedelta(seconds=1), officer, (await desk.conversations.start())[0].id)
    async with desk.database.begin() as session:
        session.add(kept)

    assert (await desk.retention.run())[name] == 1

    async with desk.database.read() as session:
        [left] = await session.scalars(select(type(kept)))
    assert inspect(left).identity == inspect(kept).identity


async def test_an_alert_that_nobody_has_seen_is_kept(desk, clock):
    async with desk.database.begin() as session:
        session.add(AlertRow(at=desk.clock(), kind="nobody_came"))
    clock.tick(days=366)
    assert (await desk.retention.run())["alert"] == 0
    assert len(await desk.alerts.open()) == 1
