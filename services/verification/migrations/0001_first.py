"""The service's first tables, and the first subscriber of public events."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from services.chassis.migrations.messaging import create_messaging_tables

revision = "verification_0001"
down_revision = None


def upgrade() -> None:
    """Create what the service starts with."""
    create_messaging_tables()
    op.create_table(
        "cases",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("submission_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("register_number", sa.Text(), nullable=False),
        sa.Column("nip", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit_path", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("unit_names", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("agency_name", sa.Text(), nullable=False),
        sa.Column("national", sa.Boolean(), nullable=False),
        sa.Column("kanreg_id", sa.Text(), nullable=False),
        sa.Column("kanreg_name", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("since", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("office_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("office_id", sa.Text(), server_default="", nullable=False),
        sa.Column("change_labels", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("claimed_by", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("claimed_name", sa.Text(), server_default="", nullable=False),
        sa.Column("claimed_until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("outcome", sa.Text(), server_default="", nullable=False),
        sa.Column("outcome_by", postgresql.JSONB(), nullable=True),
        sa.Column("due_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("record_version", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state IN ('queued', 'open', 'no_office', 'sending', 'returned', 'completed', 'record_conflict', 'done')",
            name="cases_state",
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("person_id"),
        sa.UniqueConstraint("register_number"),
        comment="one case for each civil servant; a form that is sent again is its next round",
    )
    op.create_index("cases_claimed", "cases", ["claimed_by"], unique=False, postgresql_where=sa.text("state = 'open'"))
    op.create_index("cases_due", "cases", ["due_at"], unique=False, postgresql_where=sa.text("state = 'sending'"))
    op.create_index(
        "cases_inbox",
        "cases",
        ["office_kind", "office_id", "level", "since", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        "cases_no_office", "cases", ["agency_id"], unique=False, postgresql_where=sa.text("state = 'no_office'")
    )
    op.create_index("ix_cases_nip", "cases", ["nip"], unique=False)
    op.create_table(
        "level1_units",
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit_id"),
        comment="the copy of reference's level-1 ticks",
    )
    op.create_table(
        "public_events",
        sa.Column("subscriber", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("event", postgresql.JSONB(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("subscriber", "sequence"),
    )
    op.create_table(
        "subscribers",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "changes",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("case_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("facts", postgresql.JSONB(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_id", "round", "key", name="changes_key"),
        comment="facts: the change as it was sent, secret values sealed",
    )
    op.create_table(
        "decisions",
        sa.Column("case_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("account_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("verdict IN ('approve', 'reject')", name="decisions_verdict"),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
        ),
        sa.PrimaryKeyConstraint("case_id", "level", "round", "change_id"),
        comment="final; bound to the digest of value and documents",
    )
    op.create_table(
        "transitions",
        sa.Column("case_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("office_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("office_id", sa.Text(), server_default="", nullable=False),
        sa.Column("office", sa.Text(), server_default="", nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
        ),
        sa.PrimaryKeyConstraint("case_id", "version"),
        comment="every step of every case; its key makes a double step impossible",
    )
    op.create_table(
        "drafts",
        sa.Column("change_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("by", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["changes.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("change_id", "level"),
        comment="the claim holder's ticks before Kirim",
    )
    op.bulk_insert(sa.table("subscribers", sa.column("name")), [{"name": "demo"}])
