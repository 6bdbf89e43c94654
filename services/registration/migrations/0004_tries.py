"""Look-ups are counted."""

import sqlalchemy as sa
from alembic import op

revision = "registration_0004"
down_revision = "registration_0003"


def upgrade() -> None:
    """As identity counts tries to log in."""
    op.create_table(
        "tries",
        sa.Column("subject", sa.Text(), nullable=False, comment="a bucket and the digest of whose it is"),
        sa.Column(
            "empty_at", sa.TIMESTAMP(timezone=True), nullable=False, comment="when the bucket has dripped out"
        ),
        sa.PrimaryKeyConstraint("subject"),
        comment="leaky buckets of look-ups, see domain/how_many_look_ups.py",
    )
