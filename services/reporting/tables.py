"""Tables of the reporting service's own database: read models only."""
import sqlalchemy as sa

metadata = sa.MetaData()

deltas = sa.Table(
    "deltas",
    metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
    sa.Column("agency_id", sa.Text, nullable=False),
    sa.Column("stage", sa.Text, nullable=False),
    sa.Column("change", sa.Integer, nullable=False),
    comment="each event's effect on a count; folded every second, so that no counter row makes writers wait",
)

counts = sa.Table(
    "counts",
    metadata,
    sa.Column("agency_id", sa.Text, primary_key=True),
    sa.Column("stage", sa.Text, primary_key=True),
    sa.Column("people", sa.BigInteger, nullable=False),
)

newest = sa.Table(
    "newest",
    metadata,
    sa.Column("only", sa.Boolean, primary_key=True, server_default="true"),
    sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False),
    comment="the time of the newest event that is counted",
)
