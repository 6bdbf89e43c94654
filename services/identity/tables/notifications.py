"""What civil servants were told in the portal."""
import sqlalchemy as sa

from services.identity.tables.base import Id, Moment, metadata

notifications = sa.Table(
    "notifications",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    sa.Column("occasion", sa.Text, nullable=False, comment="what it tells of: the same is told once"),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("level", sa.Integer, nullable=False, server_default="0"),
    sa.Column("at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("read_at", Moment),
    sa.UniqueConstraint("account_id", "occasion", name="notifications_once"),
    sa.Index("notifications_newest", "account_id", "at"),
    sa.Index("notifications_unread", "account_id", postgresql_where=sa.text("read_at IS NULL")),
    comment="codes only; the words are the page's",
)
