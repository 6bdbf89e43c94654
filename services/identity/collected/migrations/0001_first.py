"""The collected audit; the database's owner, which is identity, may add to it and read it, nothing else."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from services.chassis.audit.tables import TransactionId

revision = "collected_0001"
down_revision = None

SCHEMA = "collected"


def upgrade() -> None:
    """Create the table in a schema of its own."""
    op.create_table(
        "entries",
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False, comment="of the seal"),
        sa.Column("hash", sa.LargeBinary(), nullable=False, comment="SHA-256 of the hash before and of the entry"),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("transaction", TransactionId(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("grants", JSONB(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("people", ARRAY(sa.Uuid()), nullable=False),
        sa.Column("before", JSONB(), nullable=True),
        sa.Column("after", JSONB(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("service", "number"),
        schema=SCHEMA,
        comment="all that services have sealed, in the order of each chain and without a gap",
    )
    op.create_index("collected_by_time", "entries", ["at", "service", "number"], schema=SCHEMA)
    op.create_index("collected_by_person", "entries", ["people"], schema=SCHEMA, postgresql_using="gin")
    op.create_index("collected_by_account", "entries", ["account_id", "at"], schema=SCHEMA)
    op.create_index("collected_by_action", "entries", ["action", "at"], schema=SCHEMA)
    op.execute(f"GRANT USAGE ON SCHEMA {SCHEMA} TO pg_database_owner")
    op.execute(f"GRANT SELECT, INSERT ON {SCHEMA}.entries TO pg_database_owner")
