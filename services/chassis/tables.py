"""The tables that every service's database carries for messaging."""
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

metadata = sa.MetaData()
# rows come in the order of their time: a summary of each stretch of the table finds the old ones, at no cost to writers
BY_AGE: dict[str, Any] = {"postgresql_using": "brin", "postgresql_with": {"autosummarize": "on"}}

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
    sa.Column("exchange", sa.Text, nullable=False),
    sa.Column("routing_key", sa.Text, nullable=False),
    sa.Column("body", JSONB, nullable=False),
    sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Column("published_at", sa.TIMESTAMP(timezone=True)),
    sa.Column("not_before", sa.TIMESTAMP(timezone=True)),
    sa.Index("outbox_waiting", "id", postgresql_where=sa.text("published_at IS NULL")),
    sa.Index("outbox_published", "published_at", postgresql_where=sa.text("published_at IS NOT NULL")),
)

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("consumer", sa.Text, primary_key=True),
    sa.Column("event_id", sa.Text, primary_key=True),
    sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Index("inbox_at", "at", **BY_AGE),
)

answers = sa.Table(
    "answers",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("account_id", sa.Text, primary_key=True),
    sa.Column("method", sa.Text, primary_key=True),
    sa.Column("answer", JSONB),
    sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Index("answers_at", "at", **BY_AGE),
    comment="answers already given to writes, by idempotency key",
)

parked = sa.Table(
    "parked",
    metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
    sa.Column("queue", sa.Text, nullable=False),
    sa.Column("fingerprint", sa.Text, nullable=False, comment="of message id and body: a redelivery has the same"),
    sa.Column("message_id", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("headers", JSONB, nullable=False),
    sa.Column("error", sa.Text, nullable=False),
    sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Column("settled_at", sa.TIMESTAMP(timezone=True), comment="replayed or discarded"),
    sa.Column(
        "history", JSONB, nullable=False, server_default="[]", comment="what was done with it: when, who, what, why"
    ),
    sa.UniqueConstraint("queue", "fingerprint", name="parked_once"),
    sa.Index("parked_open", "id", postgresql_where=sa.text("settled_at IS NULL")),
    comment="messages that no retry can mend, kept for an operator",
)

suspects = sa.Table(
    "suspects",
    metadata,
    sa.Column("queue", sa.Text, primary_key=True),
    sa.Column("fingerprint", sa.Text, primary_key=True),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.func.now()),
    comment="messages on trial: how often the process began one alone and did not live to finish it",
)
