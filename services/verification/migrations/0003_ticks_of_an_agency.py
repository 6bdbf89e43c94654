"""The level-1 units of one agency are found at once: what a change of a tick would move is shown before it is done."""

import sqlalchemy as sa
from alembic import op

revision = "verification_0003"
down_revision = "verification_0002"


def upgrade() -> None:
    """Make the index."""
    op.create_index("level1_units_of_agency", "level1_units", ["agency_id"], postgresql_where=sa.text("flagged"))
