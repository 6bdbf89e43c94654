"""The service's first tables, and the first subscriber of public events."""
from alembic import op

from services.chassis.messaging_migration import create_messaging_tables
from services.verification import tables

revision = "verification_0001"
down_revision = None


def upgrade() -> None:
    """Create what the service starts with."""
    create_messaging_tables()
    tables.metadata.create_all(op.get_bind())
    op.bulk_insert(tables.subscribers, [{"name": "demo"}])
