"""Agencies open their doors, registrants are approved or rejected."""

import sqlalchemy as sa
from alembic import op

revision = "registration_0002"
down_revision = "registration_0001"

MOMENT = sa.TIMESTAMP(timezone=True)
NOW = sa.text("now()")


def upgrade() -> None:
    """A registrant belongs to the agency that the state's record names."""
    op.add_column("registrants", sa.Column("agency_id", sa.Text()))
    op.execute("UPDATE registrants r SET agency_id = p.agency_id FROM people p WHERE p.id = r.person_id")
    op.alter_column("registrants", "agency_id", nullable=False)
    op.add_column(
        "registrants", sa.Column("reason", sa.Text(), server_default="", nullable=False, comment="of a rejection")
    )
    op.add_column("registrants", sa.Column("decided_by", sa.Text(), server_default="", nullable=False))
    op.add_column("registrants", sa.Column("decided_at", MOMENT))
    op.create_index("registrants_of_agency", "registrants", ["agency_id", "state", "registered_at", "person_id"])
    _create_gates()
    _create_readiness()
    # until now every agency was open; those whose people have begun stay so
    op.execute(
        """INSERT INTO agency_gates (agency_id, gate, ticked, version, by)
           SELECT DISTINCT agency_id, 'registration', true, 1, '' FROM registrants"""
    )


def _create_gates() -> None:
    op.create_table(
        "agency_gates",
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("gate", sa.Text(), nullable=False),
        sa.Column("ticked", sa.Boolean(), nullable=False),
        sa.Column("opens", MOMENT),
        sa.Column("closes", MOMENT),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, server_default=NOW, nullable=False),
        sa.CheckConstraint("gate IN ('registration', 'vetting')", name="agency_gates_gate"),
        sa.PrimaryKeyConstraint("agency_id", "gate"),
        comment="the two ticks of Manajemen Verifikasi; an agency without a row has not opened",
    )


def _create_readiness() -> None:
    op.create_table(
        "confirmed_topics",
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, server_default=NOW, nullable=False),
        sa.PrimaryKeyConstraint("agency_id", "topic"),
        comment="what an agency says is complete",
    )
    op.create_table(
        "readiness_overrides",
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, server_default=NOW, nullable=False),
        sa.PrimaryKeyConstraint("agency_id"),
        comment="agencies that a super admin lets open before they are ready",
    )
