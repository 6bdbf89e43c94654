"""Exports of verified records."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "registration_0006"
down_revision = "registration_0005"


def upgrade() -> None:
    """What operators asked for, and the rows of those that are being made."""
    text, moment = sa.Text(), sa.TIMESTAMP(timezone=True)
    op.create_table(
        "exports",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("account_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("account_name", text, nullable=False),
        sa.Column("agencies", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("columns", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("format", text, nullable=False),
        sa.Column("golongan", text, server_default="", nullable=False),
        sa.Column("position", text, server_default="", nullable=False),
        sa.Column("reason", text, nullable=False),
        sa.Column("whole_numbers", sa.Boolean(), nullable=False),
        sa.Column("state", text, nullable=False),
        sa.Column("problem", text, server_default="", nullable=False),
        sa.Column("total", sa.Integer(), server_default="0", nullable=False),
        sa.Column("done_rows", sa.Integer(), server_default="0", nullable=False),
        sa.Column("parts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sha256", text, server_default="", nullable=False),
        sa.Column("size", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("link", text, nullable=False),
        sa.Column("forgotten", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("requested_at", moment, server_default=sa.text("now()"), nullable=False),
        sa.Column("snapshot_at", moment, nullable=True),
        sa.Column("finished_at", moment, nullable=True),
        sa.Column("expires_at", moment, nullable=True),
        sa.CheckConstraint(
            "state IN ('queued', 'running', 'done', 'cancelled', 'failed', 'expired')", name="exports_state"
        ),
        sa.PrimaryKeyConstraint("id"),
        comment="what operators asked for; forgotten: rows and parts of a cancelled or expired one are gone",
    )
    op.create_index("exports_of_account", "exports", ["account_id", "requested_at"])
    op.create_table(
        "export_rows",
        sa.Column("export_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("values", postgresql.JSONB(), nullable=False),
        sa.ForeignKeyConstraint(["export_id"], ["exports.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("export_id", "number"),
        comment="the snapshot of an export while it is made, secret values sealed",
    )
