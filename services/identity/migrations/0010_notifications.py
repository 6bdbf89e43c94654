"""What civil servants are told in the portal."""

import sqlalchemy as sa
from alembic import op

revision = "identity_0010"
down_revision = "identity_0009"


def upgrade() -> None:
    """Nobody has been told anything yet."""
    moment = sa.TIMESTAMP(timezone=True)
    op.create_table(
        "notifications",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("account_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False, comment="what it tells of: the same is told once"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.Column("at", moment, server_default=sa.text("now()"), nullable=False),
        sa.Column("read_at", moment),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("account_id", "occasion", name="notifications_once"),
        comment="codes only; the words are the page's",
    )
    op.create_index("notifications_newest", "notifications", ["account_id", "at"])
    op.create_index(
        "notifications_unread", "notifications", ["account_id"], postgresql_where=sa.text("read_at IS NULL")
    )
