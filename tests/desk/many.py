"""Rows for tests with thousands of parents and officers, made without the doors they come by."""

from bot.desk.tables import ConversationRow, OfficerRow


def parent(n: int, now, **more) -> ConversationRow:
    return ConversationRow(
        id=f"c{n}",
        source="widget",
        created_at=now,
        last_at=now,
        because=[],
        **{"owner": "assistant", "phase": "assistant", "epoch": 1, **more},
    )


def constable(n: int, now) -> OfficerRow:
    return OfficerRow(
        id=f"o{n}",
        login=f"o{n}",
        name=f"PC {n}",
        role="officer",
        password_hash="-",
        active=True,
        created_at=now,
    )
