"""Subscriptions are managed: who hears of what, with which key, since when paused, and what went out."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "verification_0008"
down_revision = "verification_0007"


def upgrade() -> None:
    """What was told before was posted."""
    texts = postgresql.ARRAY(sa.Text())
    for column in (
        sa.Column("posted", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("system", sa.Text(), server_default="", nullable=False),
        sa.Column("agencies", texts, server_default="{}", nullable=False),
        sa.Column("subjects", texts, server_default="{}", nullable=False),
        sa.Column("by_queue", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("paused_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("key_hash", sa.Text(), nullable=True),
        sa.Column("key_hint", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
    ):
        op.add_column("subscribers", column)
    op.create_unique_constraint("subscribers_key_hash_key", "subscribers", ["key_hash"])
    op.create_table_comment(
        "subscribers",
        "systems that hear of completions; posted: up to where its queue has them, while it is paused",
    )
    op.execute("UPDATE subscribers SET posted = sequence, system = 'Sistem contoh'")
    op.create_index("public_events_at", "public_events", ["subscriber", "at"])
    op.create_table(
        "deliveries",
        sa.Column("subscriber", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.Column("events", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["subscriber"], ["subscribers.name"]),
        sa.PrimaryKeyConstraint("subscriber", "day", "way"),
        comment="the delivery log, a line for each day and way",
    )
