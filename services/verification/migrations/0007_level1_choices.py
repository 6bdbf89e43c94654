"""Pindah Verifikator Level 1: a choice of an operator beats the tree of units."""

import sqlalchemy as sa
from alembic import op

revision = "verification_0007"
down_revision = "verification_0006"


def upgrade() -> None:
    """Make room for the choice, with the person and with the case."""
    op.create_table(
        "level1_choices",
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("unit_name", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person_id"),
        comment="the copy of registration's choices",
    )
    op.add_column("cases", sa.Column("chosen_unit", sa.Text(), server_default="", nullable=False))
    op.add_column("cases", sa.Column("chosen_name", sa.Text(), server_default="", nullable=False))
