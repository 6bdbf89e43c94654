"""How fast an office decides is counted from the steps that left it; a day's late offices are told once."""

import sqlalchemy as sa
from alembic import op

revision = "verification_0009"
down_revision = "verification_0008"


def upgrade() -> None:
    """Make room for the office that a step left, and for the days that were told."""
    op.add_column("transitions", sa.Column("left_kind", sa.Text(), server_default="", nullable=False))
    op.add_column("transitions", sa.Column("left_id", sa.Text(), server_default="", nullable=False))
    op.add_column("transitions", sa.Column("left_level", sa.Integer(), server_default="0", nullable=False))
    left = ["left_kind", "left_id", "left_level", "at"]
    op.create_index("transitions_left", "transitions", left, postgresql_where=sa.text("who <> ''"))
    op.create_table(
        "escalations",
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("day"),
        comment="the days on which supervisors were told of late offices",
    )
