"""Changes with a value that the helpdesk was asked for."""

import sqlalchemy as sa
from alembic import op

revision = "verification_0012"
down_revision = "verification_0011"


def upgrade() -> None:
    """Make the table; forms of before keep their finding that the value is in no list."""
    op.create_table(
        "asked_changes",
        sa.Column("asked_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("change_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["changes.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("asked_id", "change_id"),
        comment="changes with a value that the helpdesk was asked for and has not decided",
    )
    op.create_index("ix_asked_changes_change_id", "asked_changes", ["change_id"])
