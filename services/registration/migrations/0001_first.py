"""The service's first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from services.chassis.migrations.messaging import create_messaging_tables

revision = "registration_0001"
down_revision = None


def upgrade() -> None:
    """Create what the service starts with; names are found by their trigrams."""
    create_messaging_tables()
    op.create_table(
        "people",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("nip", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), server_default="active", nullable=False),
        sa.Column("record", postgresql.JSONB(), nullable=False),
        sa.Column("record_version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("status IN ('active', 'retired', 'dismissed', 'deceased')", name="people_status"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("nip"),
        comment="the state's record; record maps field names to texts, secret ones sealed",
    )
    op.create_index("people_agency", "people", ["agency_id", "unit_id"], unique=False)
    op.create_table(
        "record_changes",
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("changed", postgresql.JSONB(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "record_version"),
        sa.UniqueConstraint("case_id"),
        comment="what each verified form changed in the record",
    )
    op.create_table(
        "person_histories",
        sa.Column("row_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("values", postgresql.JSONB(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row_id"),
    )
    op.create_index("ix_person_histories_person_id", "person_histories", ["person_id"], unique=False)
    op.create_table(
        "person_nips",
        sa.Column("nip", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("since", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("nip"),
        comment="every NIP that a person ever had; a corrected one still finds the person",
    )
    op.create_index("ix_person_nips_person_id", "person_nips", ["person_id"], unique=False)
    op.create_table(
        "registrants",
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("register_number", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("registered_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("notice_read_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("state IN ('baru', 'aktif', 'ditolak')", name="registrants_state"),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
        ),
        sa.PrimaryKeyConstraint("person_id"),
        sa.UniqueConstraint("register_number"),
    )
    op.create_table(
        "documents",
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("attached_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["registrants.person_id"],
        ),
        sa.PrimaryKeyConstraint("person_id", "change", "document_id"),
    )
    op.create_index("documents_by_id", "documents", ["document_id"], unique=False)
    op.create_table(
        "forms",
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("state", sa.Text(), server_default="draft", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("round", sa.Integer(), server_default="0", nullable=False),
        sa.Column("answers", postgresql.JSONB(), server_default="{}", nullable=False),
        sa.Column("confirmed", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("edits", postgresql.JSONB(), server_default="{}", nullable=False),
        sa.Column("reasons", postgresql.JSONB(), server_default="{}", nullable=False),
        sa.Column("saved_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("sent_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('draft', 'sent', 'returned', 'done')", name="forms_state"),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["registrants.person_id"],
        ),
        sa.PrimaryKeyConstraint("person_id"),
        comment="answers: field to text; edits: riwayat row id to {kind, action, values}; reasons: of a return",
    )
    op.create_table(
        "submissions",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("facts", postgresql.JSONB(), nullable=False),
        sa.Column("sent_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["registrants.person_id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("person_id", "round", name="submissions_round"),
    )
    op.create_index("ix_submissions_person_id", "submissions", ["person_id"], unique=False)
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.execute("CREATE INDEX people_name ON people USING gin (name gin_trgm_ops)")
