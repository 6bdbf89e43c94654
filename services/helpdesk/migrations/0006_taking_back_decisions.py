"""A decision on a group of requests can be taken back for ten seconds, and acts afterwards."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "helpdesk_0006"
down_revision = "helpdesk_0005"


def upgrade() -> None:
    """Two states between open and decided; decisions of before stay as they were."""
    for column in (
        sa.Column("said", JSONB(), server_default="{}", nullable=False, comment="what the decision asks of reference"),
        sa.Column(
            "due_at", sa.TIMESTAMP(timezone=True), nullable=True, comment="until then the decision can be taken back"
        ),
        sa.Column("refusal", sa.Text(), server_default="", nullable=False, comment="why it was not carried out"),
    ):
        op.add_column("clusters", column)
    op.drop_constraint("clusters_state", "clusters")
    op.drop_constraint("clusters_outcome", "clusters")
    states = "state IN ('open', 'sending', 'acting', 'decided', 'merged')"
    op.create_check_constraint("clusters_state", "clusters", states)
    outcomes = "outcome IN ('', 'added', 'mapped', 'refused', 'merged')"
    op.create_check_constraint("clusters_outcome", "clusters", outcomes)
    op.create_index("clusters_due", "clusters", ["due_at"], postgresql_where=sa.text("state = 'sending'"))
