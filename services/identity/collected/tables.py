"""The collected entries: every column of an audit's entry, under the service and the number of its seal."""

from __future__ import annotations

import sqlalchemy as sa

from services.chassis.audit import tables as audit

SCHEMA = "collected"
metadata = sa.MetaData(schema=SCHEMA)

collected = sa.Table(
    "entries",
    metadata,
    sa.Column("service", sa.Text, primary_key=True),
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False, comment="of the seal"),
    sa.Column("hash", sa.LargeBinary, nullable=False, comment="SHA-256 of the hash before and of the entry"),
    *(sa.Column(column.name, column.type, nullable=column.nullable) for column in audit.entries.c),
    sa.Index("collected_by_time", "at", "service", "number"),
    sa.Index("collected_by_person", "people", postgresql_using="gin"),
    sa.Index("collected_by_account", "account_id", "at"),
    sa.Index("collected_by_action", "action", "at"),
    comment="all that services have sealed, in the order of each chain and without a gap",
)

of_entry = [collected.c[column.name] for column in audit.entries.c]
