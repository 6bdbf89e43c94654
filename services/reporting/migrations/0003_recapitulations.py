"""Recapitulations that an agency hands in, as they stood when they were issued."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "reporting_0003"
down_revision = "reporting_0002"


def upgrade() -> None:
    """One row for each sheet; the code stands in its QR and is guessed by nobody."""
    op.create_table(
        "recapitulations",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("counted", postgresql.JSONB(), nullable=False),
        sa.Column("as_of", sa.Text(), nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
        comment="counted: the units of the agency with their counts by stage, and all of them together",
    )
    op.create_index("recapitulations_agency_id", "recapitulations", ["agency_id", "issued_at"])
