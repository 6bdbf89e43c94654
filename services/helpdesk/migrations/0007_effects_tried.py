"""Effects at which their owner failed are tried again after a pause."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "helpdesk_0007"
down_revision = "helpdesk_0006"


def upgrade() -> None:
    """Make the table."""
    moment = sa.TIMESTAMP(timezone=True)
    op.create_table(
        "effects_tried",
        sa.Column("subject", sa.Uuid(as_uuid=False), nullable=False, comment="the answer, or the group of requests"),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("event", JSONB(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("since", moment, server_default=sa.text("now()"), nullable=False),
        sa.Column("due_at", moment, nullable=True, comment="empty: on its way, or given up and parked"),
        sa.PrimaryKeyConstraint("subject"),
        comment="effects at which the owning service failed",
    )
    op.create_index("ix_effects_tried_due_at", "effects_tried", ["due_at"])
