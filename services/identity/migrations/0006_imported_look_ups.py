"""Look-ups by spreadsheet: many at once, with a limit of their own."""

import sqlalchemy as sa
from alembic import op

revision = "identity_0006"
down_revision = "identity_0005"


def upgrade() -> None:
    """Say how a NIP was looked up, and how many together."""
    op.add_column("look_ups", sa.Column("how", sa.Text(), server_default="typed", nullable=False))
    op.add_column(
        "look_ups",
        sa.Column("number", sa.Integer(), server_default="1", nullable=False, comment="of NIPs, together"),
    )
