"""Where a demo keeps its letters instead of sending them."""

import sqlalchemy as sa
from alembic import op

revision = "identity_0008"
down_revision = "identity_0007"


def upgrade() -> None:
    """Empty for ever in production."""
    op.create_table(
        "caught_letters",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False, comment="JSON of subject and body"),
        sa.Column("at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        comment="letters of a demo, which stay in the house",
    )
    op.create_index("caught_letters_at", "caught_letters", ["at"])
