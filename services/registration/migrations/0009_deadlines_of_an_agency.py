"""An agency's people whose deadline is over are found without those of the country."""

from alembic import op

revision = "registration_0009"
down_revision = "registration_0008"


def upgrade() -> None:
    """Beside the index of all deadlines, by which owners are told."""
    op.execute("CREATE INDEX missing_people_due_in ON missing_people (agency_id, deadline) WHERE deadline IS NOT NULL")
