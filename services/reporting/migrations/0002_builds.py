"""Counts follow from facts of each person, in sets that are built beside one another."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "reporting_0002"
down_revision = "reporting_0001"


def upgrade() -> None:
    """The counts of before held no person, so nothing of them is kept: the service builds its first set."""
    op.drop_table("deltas")
    op.drop_table("counts")
    op.create_table(
        "builds",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), server_default="", nullable=False),
        sa.Column("people", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("started_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("finished_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('building', 'current', 'old')", name="builds_state"),
        sa.PrimaryKeyConstraint("id"),
        comment="one whole set of read models each; after: the last person that the set has been given",
    )
    op.create_index(
        "builds_one_of_a_state", "builds", ["state"], unique=True, postgresql_where=sa.text("state <> 'old'")
    )
    op.create_table(
        "people",
        sa.Column("build", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("counted", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("build", "person_id"),
        comment="counted: how each person is in the tallies now, [kind, a, b, number] each",
    )
    op.create_table(
        "tallies",
        sa.Column("build", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("build", "kind", "agency_id", "a", "b"),
        comment="agency_id is empty for the whole country; what a and b are, domain/what_counts.py says for each kind",
    )
    op.create_table(
        "hints",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        comment="people of whom an event has told something; their facts are pulled in batches",
    )
