"""People have an order that keeps an agency and a unit together, in which reporting counts them."""

from alembic import op

revision = "registration_0011"
down_revision = "registration_0010"


def upgrade() -> None:
    """The index of agencies and units has the id as well; people are read while it is made."""
    op.create_index("people_agency_unit_id", "people", ["agency_id", "unit_id", "id"])
    op.drop_index("people_agency", "people")
    op.execute("ALTER INDEX people_agency_unit_id RENAME TO people_agency")
