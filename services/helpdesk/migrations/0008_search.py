"""Operators find tickets by number, NIP, name and facts through an index."""

import sqlalchemy as sa
from alembic import op

revision = "helpdesk_0008"
down_revision = "helpdesk_0007"

SEARCHED = "lower(number || ' ' || nip || ' ' || name || ' ' || jsonb_path_query_array(facts, '$.*')::text)"
# without the extension the search reads the tickets of the desk, as before
BY_TRIGRAMS = """
DO $$ BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX tickets_search ON tickets USING gin (search gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'pg_trgm cannot be created here';
END $$
"""


def upgrade() -> None:
    """Facts by their values: their names are the same on every ticket of a category."""
    computed = sa.Computed(SEARCHED, persisted=True)
    op.add_column("tickets", sa.Column("search", sa.Text(), computed, comment="what an operator may look for"))
    op.execute(BY_TRIGRAMS)
