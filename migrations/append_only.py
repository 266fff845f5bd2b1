"""Triggers that let rows be added to a table and deleted when old, and never be changed."""

from alembic import op

KEPT_YEARS = 6


def protect(table: str) -> None:
    """Refuse every update, and every delete of a row younger than `KEPT_YEARS`."""
    if op.get_bind().dialect.name == "sqlite":
        _protect_sqlite(table)
    else:
        _protect_postgresql(table)


def unprotect(table: str) -> None:
    """Take the triggers away again."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {table}_no_update")
        op.execute(f"DROP TRIGGER {table}_no_delete")
        return
    op.execute(f"DROP TRIGGER {table}_append_only ON {table}")
    op.execute(f"DROP FUNCTION {table}_append_only()")


def _protect_sqlite(table: str) -> None:
    refuse = f"SELECT RAISE(ABORT, '{table} is append-only')"
    op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refuse}; END")
    op.execute(
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
        f"WHEN OLD.at > datetime('now', '-{KEPT_YEARS} years') BEGIN {refuse}; END"
    )


def _protect_postgresql(table: str) -> None:
    op.execute(
        f"""CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND OLD.at <= now() - interval '{KEPT_YEARS} years' THEN
                RETURN OLD;
            END IF;
            RAISE EXCEPTION '{table} is append-only';
        END $$"""
    )
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_append_only()"
    )
