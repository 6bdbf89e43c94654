"""A set that is being made goes on after a place in the order of agencies and units."""

from alembic import op

revision = "reporting_0005"
down_revision = "reporting_0004"


def upgrade() -> None:
    """One that was being made in another order begins anew; whoever it has counted stays counted once."""
    op.execute("ALTER TABLE builds ALTER after DROP NOT NULL, ALTER after DROP DEFAULT")
    op.execute("ALTER TABLE builds ALTER after TYPE text[] USING NULL")
    op.execute("UPDATE builds SET people = 0 WHERE state = 'building'")
    op.execute(
        "COMMENT ON TABLE builds IS 'one whole set of read models each; after: agency, unit and id of the last "
        "person that was given to it'"
    )
