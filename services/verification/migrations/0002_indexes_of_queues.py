"""Queues and searches that do not grow with the country: by who acted, and by the beginning of a name."""

import sqlalchemy as sa
from alembic import op

revision = "verification_0002"
down_revision = "verification_0001"


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("cases_name", "cases", [sa.text("lower(name) text_pattern_ops")])
    op.create_index("decisions_by", "decisions", ["who", "case_id", "level"])
    op.create_index("transitions_by", "transitions", ["who", "at"], postgresql_where=sa.text("who <> ''"))
    returned = sa.text("who <> '' AND state = 'returned'")
    op.create_index("transitions_returned", "transitions", ["who", "case_id"], postgresql_where=returned)
    # level, office and state hang together: otherwise the planner takes national inboxes for empty, and sorts them
    op.execute("CREATE STATISTICS cases_offices (mcv) ON office_kind, office_id, level, state FROM cases")
