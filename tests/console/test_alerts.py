"""Who sees an alert is asked of the table of permissions, and of nothing else."""

import pytest

from bot.desk.officers.roles import MAY


@pytest.fixture
async def sam(signed_in):
    mine, _person = await signed_in("PC Sam")
    return mine


@pytest.fixture
async def alert(sam, parent, desk):
    """One that concerns the holder; its number."""
    held = await parent()
    await sam.post("/api/next")
    await desk.conversations.set_reading(held, topic=None, urgency="immediate", because=["x"])
    return (await desk.alerts.open())[0].id


async def test_a_colleagues_alert_is_not_found(alert, signed_in, desk):
    ann, _person = await signed_in("PC Ann")
    assert (await ann.post(f"/api/alerts/{alert}/seen")).status == 404
    assert [one.id for one in await desk.alerts.open()] == [alert]


async def test_whom_the_table_lets_see_alerts_sees_them(alert, signed_in, desk, monkeypatch):
    monkeypatch.setitem(MAY, "officer", MAY["officer"] | {"see_alerts"})
    ann, _person = await signed_in("PC Ann")
    assert (await ann.post(f"/api/alerts/{alert}/seen")).status == 200
    assert await desk.alerts.open() == []
