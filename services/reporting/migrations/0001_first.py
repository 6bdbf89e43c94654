"""The service's first tables."""

import sqlalchemy as sa
from alembic import op

from services.chassis.migrations.messaging import create_messaging_tables

revision = "reporting_0001"
down_revision = None


def upgrade() -> None:
    """Create what the service starts with."""
    create_messaging_tables()
    op.create_table(
        "counts",
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("agency_id", "stage"),
    )
    op.create_table(
        "deltas",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        comment="each event's effect on a count; folded every second, so that no counter row makes writers wait",
    )
    op.create_table(
        "newest",
        sa.Column("only", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("only"),
        comment="the time of the newest event that is counted",
    )
