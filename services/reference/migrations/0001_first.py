"""The service's first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from services.chassis.migrations.messaging import create_messaging_tables

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
    op.create_table(
        "list_values",
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("hint", sa.Text(), server_default="", nullable=False),
        sa.Column("parent", sa.Text(), server_default="", nullable=False),
        sa.Column("rank", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("extra", postgresql.JSONB(), server_default="{}", nullable=False),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("list", "code"),
        comment="all code lists; rank puts likelier kinds first in a search, position is the order of the list itself",
    )
    op.create_table(
        "regional_offices",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("provinces", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        comment="kanreg; provinces holds the codes of the provinces that it serves",
    )
    op.create_table(
        "agencies",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("national", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("kanreg_id", sa.Text(), nullable=True),
        sa.Column("province_code", sa.Text(), server_default="", nullable=False),
        sa.Column("province", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["kanreg_id"],
            ["regional_offices.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
        comment="instansi; national ones are verified by BKN Pusat, the others by their kanreg",
    )
    op.create_table(
        "org_units",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Text(), nullable=True),
        sa.Column("path", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("eselon", sa.Text(), server_default="", nullable=False),
        sa.Column("position", sa.Text(), server_default="", nullable=False),
        sa.Column("level1", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["org_units.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        comment="unor; path holds ids, root first and itself last; version counts the changes of the unit itself",
    )
    op.create_index("ix_org_units_parent_id", "org_units", ["parent_id"], unique=False)
    op.create_index("org_units_agency", "org_units", ["agency_id", "parent_id"], unique=False)
    op.create_index("org_units_level1", "org_units", ["id"], unique=False, postgresql_where=sa.text("level1"))
    op.execute(CREATE_TRIGRAMS)
