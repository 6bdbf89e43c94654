"""The service's first tables."""

import sqlalchemy as sa
from alembic import op

from services.chassis.migrations.messaging import create_messaging_tables

revision = "identity_0001"
down_revision = None


def upgrade() -> None:
    """Create what the service starts with."""
    create_messaging_tables()
    op.create_table(
        "accounts",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("second_username", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("must_change_password", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("locked", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("demo", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("kind IN ('official', 'citizen')", name="accounts_kind"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "second_username", name="accounts_second_username"),
        sa.UniqueConstraint("kind", "username", name="accounts_username"),
        comment="a citizen's username is the NIP, the second one the nomor register",
    )
    op.create_index(
        "accounts_citizen", "accounts", ["person_id"], unique=True, postgresql_where=sa.text("kind = 'citizen'")
    )
    op.create_table(
        "tries",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("since", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject"),
        comment="failed log-ins for each account and address together, for throttling",
    )
    op.create_table(
        "profiles",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("account_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("jurisdiction_kind", sa.Text(), nullable=False),
        sa.Column("jurisdiction_id", sa.Text(), server_default="", nullable=False),
        sa.Column("jurisdiction_name", sa.Text(), server_default="", nullable=False),
        sa.Column("starts_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("ends_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("account_id", "profile", "jurisdiction_kind", "jurisdiction_id", name="profiles_once"),
    )
    op.create_index("ix_profiles_account_id", "profiles", ["account_id"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("began_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("seen_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_digest"),
    )
    op.create_index("ix_sessions_account_id", "sessions", ["account_id"], unique=False)
