"""What the last days changed is found without the days of the whole campaign."""

from alembic import op

revision = "reporting_0006"
down_revision = "reporting_0005"


def upgrade() -> None:
    """Of the rows of days only; a tally that changes seldom touches it."""
    op.execute("CREATE INDEX tallies_lately ON tallies (build, b) WHERE kind = 'day'")
