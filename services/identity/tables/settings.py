"""Setting Manajemen: every change of every setting."""
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from services.identity.tables.base import Id, Moment, metadata

setting_changes = sa.Table(
    "setting_changes",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("value", JSONB(none_as_null=True), comment="null: the setting was taken away"),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("account_id", Id, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("takes_back", sa.Integer, comment="the version that this change took back"),
    sa.UniqueConstraint("kind", "subject", "version", name="setting_changes_once"),
    sa.Index("setting_changes_newest", "at"),
    comment="the newest change of each kind and subject holds",
)
