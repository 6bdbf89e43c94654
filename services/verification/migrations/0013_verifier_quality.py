"""How long verifiers take for a case, and which of their decisions were overturned, is added up by day."""

import sqlalchemy as sa
from alembic import op

revision = "verification_0013"
down_revision = "verification_0012"
CLAIMED_AT = sa.Column("claimed_at", sa.TIMESTAMP(timezone=True), comment="since when; none where a supervisor gave it")
NUMBERS = ("cases", "approved", "rejected", "returned", "overturned", "turned_back", "timed", "seconds", "too_fast")


def upgrade() -> None:
    """Make room for the time of a claim, and for the sums."""
    op.add_column("cases", CLAIMED_AT)
    op.create_table(
        "verifier_days",
        sa.Column("office_kind", sa.Text(), nullable=False),
        sa.Column("office_id", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), server_default="0", nullable=False) for name in NUMBERS),
        sa.PrimaryKeyConstraint("office_kind", "office_id", "level", "day", "who"),
        comment="what each verifier did in an office on a day, and what became of it; agency_id: of units and agencies",
    )
    op.create_index("verifier_days_of_agency", "verifier_days", ["agency_id", "level", "day"])
