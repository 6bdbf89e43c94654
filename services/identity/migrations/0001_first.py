"""The service's first tables."""
from alembic import op

from services.chassis.messaging_migration import create_messaging_tables
from services.identity import tables

revision = "identity_0001"
down_revision = None


def upgrade() -> None:
    """Create what the service starts with."""
    create_messaging_tables()
    tables.metadata.create_all(op.get_bind())
