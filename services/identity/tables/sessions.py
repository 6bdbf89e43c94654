"""Sessions, and the tries to begin one."""
import sqlalchemy as sa

from services.identity.tables.base import Id, Moment, metadata

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("token_digest", sa.LargeBinary, primary_key=True),
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("address", sa.Text, nullable=False, server_default=""),
    sa.Column("began_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("seen_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("ended_at", Moment),
)

tries = sa.Table(
    "tries",
    metadata,
    sa.Column("subject", sa.Text, primary_key=True),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("since", Moment, nullable=False),
    comment="failed log-ins for each account and address together, for throttling",
)
