"""An export that cannot be made is counted, and lets others go first."""

import sqlalchemy as sa
from alembic import op

revision = "registration_0012"
down_revision = "registration_0011"


def upgrade() -> None:
    """How many of its steps failed."""
    failures = sa.Column(
        "failures", sa.Integer(), server_default="0", nullable=False, comment="steps that failed by its own fault"
    )
    op.add_column("exports", failures)
    op.create_table_comment(
        "exports", "what operators asked for; forgotten: rows and parts of one that is over are gone"
    )
