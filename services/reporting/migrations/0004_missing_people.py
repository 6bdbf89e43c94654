"""People count with the reason why they are missing: a set of read models that knows it is made from zero."""

from alembic import op

revision = "reporting_0004"
down_revision = "reporting_0003"


def upgrade() -> None:
    """Beside the figures that are shown, where there are any; a new database begins with its first set by itself."""
    op.execute("UPDATE builds SET state = 'old' WHERE state = 'building'")
    op.execute("INSERT INTO builds (state) SELECT 'building' FROM builds WHERE state = 'current'")
