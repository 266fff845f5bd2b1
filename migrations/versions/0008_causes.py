"""Each cause has one alert; open alerts and one officer's acts are found without a search."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

NAMED = {"nobody_came": "wait", "callback_overdue": "callback", "record_overdue": "record"}
OPEN = sa.text("seen_at IS NULL")
alerts = sa.table(
    "alerts",
    sa.column("id", sa.BigInteger()),
    sa.column("kind", sa.String()),
    sa.column("detail", sa.JSON()),
    sa.column("about", sa.String()),
)


def upgrade() -> None:
    op.add_column("alerts", sa.Column("about", sa.String(length=80), nullable=True))
    _name_causes()
    op.create_index(op.f("ix_alerts_about"), "alerts", ["about"], unique=True)
    op.create_index("ix_alerts_open", "alerts", ["id"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index(op.f("ix_audit_actor_id"), "audit", ["actor", "id"])


def _name_causes() -> None:
    """What supervisors were told of already is not told again after the upgrade."""
    query = sa.select(alerts).where(alerts.c.kind.in_(NAMED)).order_by(alerts.c.id.desc())
    rows = op.get_bind().execute(query).all()
    for about, number in {_about(row): row.id for row in rows if row.detail}.items():
        op.execute(alerts.update().where(alerts.c.id == number).values(about=about))


def _about(row: sa.Row) -> str:
    key = NAMED[row.kind]
    return f"{key} {row.detail[key]}"


def downgrade() -> None:
    op.drop_index(op.f("ix_audit_actor_id"), table_name="audit")
    op.drop_index("ix_alerts_open", table_name="alerts")
    op.drop_index(op.f("ix_alerts_about"), table_name="alerts")
    op.drop_column("alerts", "about")
