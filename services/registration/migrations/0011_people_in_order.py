"""People have an order that keeps an agency and a unit together, in which reporting counts them."""

from alembic import op

revision = "registration_0011"
down_revision = "registration_0010"


def upgrade() -> None:
    """The index of agencies and units has the id as well."""
    op.drop_index("people_agency", "people")
    op.create_index("people_agency", "people", ["agency_id", "unit_id", "id"])
