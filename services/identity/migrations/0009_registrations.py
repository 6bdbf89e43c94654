"""How a civil servant's registration stands: who waits or was rejected is told so, and does not get in."""

import sqlalchemy as sa
from alembic import op

revision = "identity_0009"
down_revision = "identity_0008"


def upgrade() -> None:
    """Everybody who has registered until now may log in."""
    op.add_column(
        "accounts",
        sa.Column(
            "registration", sa.Text(), server_default="", nullable=False, comment="of a citizen: baru, ditolak, or in"
        ),
    )
    op.add_column("accounts", sa.Column("registration_reason", sa.Text(), server_default="", nullable=False))
