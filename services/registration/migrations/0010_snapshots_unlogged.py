"""The snapshot of an export is not written twice: it is of no use after a crash of the server, which begins it anew."""

from alembic import op

revision = "registration_0010"
down_revision = "registration_0009"


def upgrade() -> None:
    """Half the writing of an export of a million rows, and no copy of them in the server's log."""
    op.execute("ALTER TABLE export_rows SET UNLOGGED")
    op.execute(
        "COMMENT ON TABLE export_rows IS 'the snapshot of an export while it is made, secret values sealed; "
        "empty after a crash of the server, which begins the export anew'"
    )
