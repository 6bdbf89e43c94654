"""A ticket has the facts and documents of its category, and says whose it is and where."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "helpdesk_0002"
down_revision = "helpdesk_0001"


def upgrade() -> None:
    """Tickets of until now have neither facts nor documents, and nobody vouches for them."""
    columns = (
        sa.Column("facts", JSONB(), server_default="{}", nullable=False, comment="what the category asks for, by name"),
        sa.Column("documents", JSONB(), server_default="[]", nullable=False, comment="facts of stored files"),
        sa.Column("source", sa.Text(), server_default="typed", nullable=False, comment="who vouches for the NIP"),
        sa.Column("stop", sa.Text(), server_default="", nullable=False, comment="at registration, that led here"),
        sa.Column(
            "person_id", sa.Text(), server_default="", nullable=False, comment="whose NIP it is; empty if unknown"
        ),
        sa.Column("agency_id", sa.Text(), server_default="", nullable=False, comment="of that person"),
        sa.Column("agency_name", sa.Text(), server_default="", nullable=False),
        sa.Column("kanreg_id", sa.Text(), server_default="", nullable=False, comment="empty for national agencies"),
    )
    for column in columns:
        op.add_column("tickets", column)
    op.create_check_constraint("tickets_source", "tickets", "source IN ('session', 'stop', 'typed')")
    op.create_index("tickets_of_person", "tickets", ["person_id", "reported_at"])
    op.create_index(
        "tickets_waiting", "tickets", ["category", "agency_id", "reported_at"],
        postgresql_where=sa.text("state = 'waiting'"),
    )  # fmt: skip
    op.create_table(
        "tries",
        sa.Column("subject", sa.Text(), nullable=False, comment="a bucket and the digest of whose it is"),
        sa.Column(
            "empty_at", sa.TIMESTAMP(timezone=True), nullable=False, comment="when the bucket has dripped out"
        ),
        sa.PrimaryKeyConstraint("subject"),
        comment="leaky buckets of reports, see domain/how_many_reports.py",
    )
