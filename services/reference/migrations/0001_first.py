"""The service's first tables."""

from alembic import op

from services.chassis.messaging_migration import create_messaging_tables
from services.reference import tables

revision = "reference_0001"
down_revision = None

# A managed server may refuse the extension: searching then reads the list, and mistyped words find nothing.
CREATE_TRIGRAMS = """
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX list_values_search ON list_values USING gin (search gin_trgm_ops);
    CREATE INDEX org_units_search ON org_units USING gin (search gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
    RAISE NOTICE 'pg_trgm cannot be created here';
END $$
"""


def upgrade() -> None:
    """Create what the service starts with."""
    create_messaging_tables()
    tables.metadata.create_all(op.get_bind())
    op.execute(CREATE_TRIGRAMS)
