"""The audit's tables: in a schema of their own, because whoever owns a schema may drop what lies in it."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.types import UserDefinedType


class TransactionId(UserDefinedType[str]):
    """PostgreSQL's xid8: a transaction's number, as text in Python."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """The name of the type."""
        return "xid8"


SCHEMA = "audit"
metadata = sa.MetaData(schema=SCHEMA)

entries = sa.Table(
    "entries",
    metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
    sa.Column("transaction", TransactionId, nullable=False, server_default=sa.text("pg_current_xact_id()")),
    sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Column("kind", sa.Text, nullable=False, comment="of who acted: official, citizen or service"),
    sa.Column("account_id", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False, comment="of the account's holder, or of the service"),
    sa.Column("grants", JSONB, nullable=False, comment="the profiles that were used, with their offices"),
    sa.Column("address", sa.Text, nullable=False, comment="from where"),
    sa.Column("session", sa.Text, nullable=False, comment="the beginning of the session's digest"),
    sa.Column("method", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False, comment="one of contracts/audit.py"),
    sa.Column("subject", sa.Text, nullable=False, comment="the id of what was acted on"),
    sa.Column("people", ARRAY(sa.Uuid(as_uuid=False)), nullable=False, comment="whose data were read or changed"),
    sa.Column("before", JSONB(none_as_null=True)),
    sa.Column("after", JSONB(none_as_null=True)),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("mark", sa.LargeBinary, nullable=False, comment="of the service that wrote"),
    sa.Index("entries_by_transaction", "transaction", "id"),
)

seals = sa.Table(
    "seals",
    metadata,
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("entry_id", sa.BigInteger, nullable=False, unique=True),
    sa.Column("hash", sa.LargeBinary, nullable=False, comment="SHA-256 of the hash before and of the entry"),
    sa.Column("horizon", TransactionId, nullable=False, comment="every entry of an older transaction is sealed"),
    sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.func.now()),
    comment="the chain, in the order of sealing: an entry that commits late is not skipped",
)
