"""Forum."""

import sqlalchemy as sa
from alembic import op

from bot.desk.tables.base import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "forum_links",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("opening_hash", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_forum_links")),
    )
    op.create_index(op.f("ix_forum_links_last_day"), "forum_links", ["last_day"], unique=False)
    op.create_table(
        "forum_posts",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("platform", sa.String(length=40), nullable=False),
        sa.Column("post_id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("board", sa.String(length=64), nullable=False),
        sa.Column("topic_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("author_id", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("mentioned", sa.Boolean(), nullable=False),
        sa.Column("posted_at", UtcDateTime(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("ticket", sa.String(length=32), nullable=True),
        sa.Column("taken_until", UtcDateTime(), nullable=True),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("because", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("reading", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_posts")),
        sa.UniqueConstraint(
            "platform", "post_id", "version", name=op.f("uq_forum_posts_platform_post_id_version")
        ),
    )
    op.create_index(
        "ix_forum_posts_decided_at_id", "forum_posts", ["decided_at", "id"], unique=False
    )
    op.create_index(
        op.f("ix_forum_posts_received_at"), "forum_posts", ["received_at"], unique=False
    )
    op.create_table(
        "forum_slots",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_forum_slots")),
    )
    op.create_index(op.f("ix_forum_slots_until"), "forum_slots", ["until"], unique=False)
    op.create_table(
        "forum_state",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_forum_state")),
    )
    op.create_table(
        "forum_acts",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("post_row", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("target", sa.String(length=64), nullable=True),
        sa.Column("link_topic", sa.String(length=40), nullable=True),
        sa.Column("link", sa.String(length=64), nullable=True),
        sa.Column("slots", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("after_key", sa.String(length=200), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("ticket", sa.String(length=32), nullable=True),
        sa.Column("taken_until", UtcDateTime(), nullable=True),
        sa.Column("why", sa.String(length=200), nullable=True),
        sa.Column("remote_id", sa.String(length=64), nullable=True),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
        sa.Column("settled_by", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(
            ["post_row"], ["forum_posts.id"], name=op.f("fk_forum_acts_post_row")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_acts")),
        sa.UniqueConstraint("key", name=op.f("uq_forum_acts_key")),
    )
    op.create_index(op.f("ix_forum_acts_post_row"), "forum_acts", ["post_row"], unique=False)
    op.create_index("ix_forum_acts_state_due_at", "forum_acts", ["state", "due_at"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_forum_acts_state_due_at", table_name="forum_acts")
    op.drop_index(op.f("ix_forum_acts_post_row"), table_name="forum_acts")
    op.drop_table("forum_acts")
    op.drop_table("forum_state")
    op.drop_index(op.f("ix_forum_slots_until"), table_name="forum_slots")
    op.drop_table("forum_slots")
    op.drop_index(op.f("ix_forum_posts_received_at"), table_name="forum_posts")
    op.drop_index("ix_forum_posts_decided_at_id", table_name="forum_posts")
    op.drop_table("forum_posts")
    op.drop_index(op.f("ix_forum_links_last_day"), table_name="forum_links")
    op.drop_table("forum_links")
