"""A search by status reads an agency's cases of that status in their order, and no others."""

from alembic import op

revision = "verification_0004"
down_revision = "verification_0003"


def upgrade() -> None:
    """Make the index."""
    op.create_index("cases_status", "cases", ["agency_id", "state", "level", "since", "id"])
