"""People of whom subscribers heard because the helpdesk changed their record."""

import sqlalchemy as sa
from alembic import op

revision = "verification_0011"
down_revision = "verification_0010"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "changed_records",
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person_id"),
        comment="people whose record an answer of the helpdesk changed: subscribers heard of them, verified or not",
    )
