"""How the collecting of the audit goes, for each service."""

import sqlalchemy as sa
from alembic import op

revision = "identity_0007"
down_revision = "identity_0006"


def upgrade() -> None:
    """A row for each service that was asked."""
    op.create_table(
        "collections",
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column(
            "at",
            sa.TIMESTAMP(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="of the last round, roughly",
        ),
        sa.Column(
            "problem",
            sa.Text(),
            nullable=False,
            comment="why no more was taken then; empty when nothing was wrong",
        ),
        sa.PrimaryKeyConstraint("service"),
        comment="when each service was asked last for what it has sealed",
    )
