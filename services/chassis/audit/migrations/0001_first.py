"""Entries and seals; the database's owner, which is the service, may add to them and read them, nothing else."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from services.chassis.audit.tables import SCHEMA, TransactionId

revision = "audit_0001"
down_revision = None

GIVEN = "kind, account_id, name, grants, address, session, method, action, subject, people, before, after, reason"


def upgrade() -> None:
    """Create both tables in the audit's own schema."""
    op.create_table(
        "entries",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("transaction", TransactionId(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False, comment="of who acted: official, citizen or service"),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, comment="of the account's holder, or of the service"),
        sa.Column("grants", JSONB(), nullable=False, comment="the profiles that were used, with their offices"),
        sa.Column("address", sa.Text(), nullable=False, comment="from where"),
        sa.Column("session", sa.Text(), nullable=False, comment="the beginning of the session's digest"),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False, comment="one of contracts/audit.py"),
        sa.Column("subject", sa.Text(), nullable=False, comment="the id of what was acted on"),
        sa.Column("people", ARRAY(sa.Uuid()), nullable=False, comment="whose data were read or changed"),
        sa.Column("before", JSONB(), nullable=True),
        sa.Column("after", JSONB(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        schema=SCHEMA,
    )
    op.create_index("entries_by_transaction", "entries", ["transaction", "id"], schema=SCHEMA)
    op.create_table(
        "seals",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False, comment="SHA-256 of the hash before and of the entry"),
        sa.Column("horizon", TransactionId(), nullable=False, comment="every entry of an older transaction is sealed"),
        sa.Column("at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("entry_id"),
        schema=SCHEMA,
        comment="the chain, in the order of sealing: an entry that commits late is not skipped",
    )
    op.execute(f"GRANT USAGE ON SCHEMA {SCHEMA} TO pg_database_owner")
    op.execute(f"GRANT SELECT ON {SCHEMA}.entries, {SCHEMA}.seals TO pg_database_owner")
    op.execute(f"GRANT INSERT ({GIVEN}) ON {SCHEMA}.entries TO pg_database_owner")  # neither the time nor the number
    op.execute(f"GRANT INSERT (number, entry_id, hash, horizon) ON {SCHEMA}.seals TO pg_database_owner")
