"""Setting Manajemen."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "identity_0003"
down_revision = "identity_0002"


def upgrade() -> None:
    """Create the changes of settings."""
    op.create_table(
        "setting_changes",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("value", postgresql.JSONB(), nullable=True, comment="null: the setting was taken away"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("takes_back", sa.Integer(), nullable=True, comment="the version that this change took back"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "subject", "version", name="setting_changes_once"),
        comment="the newest change of each kind and subject holds",
    )
    op.create_index("setting_changes_newest", "setting_changes", ["at"], unique=False)
