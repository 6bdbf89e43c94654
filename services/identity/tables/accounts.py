"""Accounts and the profiles that they hold."""
import sqlalchemy as sa

from services.identity.tables.base import Id, Moment, metadata

accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("username", sa.Text, nullable=False),
    sa.Column("second_username", sa.Text),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("person_id", Id),
    sa.Column("email", sa.Text, nullable=False, server_default=""),
    sa.Column("language", sa.Text, nullable=False, server_default="id", comment="of the mails: id or en"),
    sa.Column("password_hash", sa.Text, nullable=False),
    sa.Column("must_change_password", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("locked", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("demo", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("created_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.UniqueConstraint("kind", "username", name="accounts_username"),
    sa.UniqueConstraint("kind", "second_username", name="accounts_second_username"),
    sa.Index("accounts_citizen", "person_id", unique=True, postgresql_where=sa.text("kind = 'citizen'")),
    sa.CheckConstraint("kind IN ('official', 'citizen')", name="accounts_kind"),
    comment="a citizen's username is the NIP, the second one the nomor register",
)

profiles = sa.Table(
    "profiles",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("profile", sa.Text, nullable=False),
    sa.Column("jurisdiction_kind", sa.Text, nullable=False),
    sa.Column("jurisdiction_id", sa.Text, nullable=False, server_default=""),
    sa.Column("jurisdiction_name", sa.Text, nullable=False, server_default=""),
    sa.Column("starts_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("ends_at", Moment),
    sa.UniqueConstraint("account_id", "profile", "jurisdiction_kind", "jurisdiction_id", name="profiles_once"),
)
