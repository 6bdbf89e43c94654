"""The service's first tables."""
from alembic import op

from services.chassis.messaging_migration import create_messaging_tables
from services.registration import tables

revision = "registration_0001"
down_revision = None


def upgrade() -> None:
    """Create what the service starts with; names are found by their trigrams."""
    create_messaging_tables()
    tables.metadata.create_all(op.get_bind())
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.execute("CREATE INDEX people_name ON people USING gin (name gin_trgm_ops)")
