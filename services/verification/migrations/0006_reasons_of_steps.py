"""Turun status and Pindah Verifikator have reasons: they stand at the step."""

import sqlalchemy as sa
from alembic import op

revision = "verification_0006"
down_revision = "verification_0005"


def upgrade() -> None:
    """Make room for them."""
    why = sa.Column("why", sa.Text(), server_default="", nullable=False, comment="of a turning back or a move")
    op.add_column("transitions", why)
