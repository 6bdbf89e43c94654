"""An entry carries its service's mark, and the time that is marked along."""

import sqlalchemy as sa
from alembic import op

from services.chassis.audit.tables import SCHEMA

revision = "audit_0002"
down_revision = "audit_0001"


def upgrade() -> None:
    """Rows from before have an empty mark."""
    column = sa.Column("mark", sa.LargeBinary(), nullable=False, server_default="", comment="of the service that wrote")
    op.add_column("entries", column, schema=SCHEMA)
    op.alter_column("entries", "mark", server_default=None, schema=SCHEMA)
    op.execute(f"GRANT INSERT (at, mark) ON {SCHEMA}.entries TO pg_database_owner")
