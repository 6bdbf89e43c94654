"""Operators see how fast the level queues fill and empty, and how old their oldest case is."""

import sqlalchemy as sa
from alembic import op

revision = "verification_0010"
down_revision = "verification_0009"


def upgrade() -> None:
    """Make the indexes: steps come in the order of their time, a summary of each stretch of the table finds them."""
    with_summary = {"autosummarize": "on"}
    op.create_index("transitions_at", "transitions", ["at"], postgresql_using="brin", postgresql_with=with_summary)
    queued = sa.text("state = 'queued'")
    op.create_index("cases_queued", "cases", ["level", "since"], postgresql_where=queued)
