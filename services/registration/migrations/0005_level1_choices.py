"""Pindah Verifikator Level 1: whose forms go to another level-1 unit than the tree says."""

import sqlalchemy as sa
from alembic import op

revision = "registration_0005"
down_revision = "registration_0004"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "level1_choices",
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("unit_name", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["registrants.person_id"]),
        sa.PrimaryKeyConstraint("person_id"),
        comment="the newest choice of each person; an empty unit_id gives back the tree's",
    )
