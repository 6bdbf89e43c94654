"""Accounts of officials and of civil servants."""
import sqlalchemy as sa

from services.identity.tables.base import Id, Moment, metadata

OPEN_OFFICIAL = sa.text("kind = 'official' AND deleted_at IS NULL")

accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("username", sa.Text, nullable=False),
    sa.Column("second_username", sa.Text),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("person_id", Id),
    sa.Column("nip", sa.Text, nullable=False, server_default="", comment="of an official"),
    sa.Column("agency_id", sa.Text, nullable=False, server_default="", comment="where an official is employed"),
    sa.Column("agency_name", sa.Text, nullable=False, server_default=""),
    sa.Column("kanreg_id", sa.Text, nullable=False, server_default="", comment="that serves this agency"),
    sa.Column("email", sa.Text, nullable=False, server_default=""),
    sa.Column("language", sa.Text, nullable=False, server_default="id", comment="of the mails: id or en"),
    sa.Column("password_hash", sa.Text, comment="empty until the holder has opened the activation link"),
    sa.Column("must_change_password", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("locked", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("locked_reason", sa.Text, nullable=False, server_default=""),
    sa.Column(
        "registration", sa.Text, nullable=False, server_default="", comment="of a citizen: baru, ditolak, or in"
    ),
    sa.Column("registration_reason", sa.Text, nullable=False, server_default=""),
    sa.Column("deleted_at", Moment),
    sa.Column("deleted_reason", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1", comment="counts what admins change"),
    sa.Column("demo", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("created_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("search", sa.Text, sa.Computed("lower(name || ' ' || username || ' ' || nip)", persisted=True)),
    sa.UniqueConstraint("kind", "second_username", name="accounts_second_username"),
    sa.Index(
        "accounts_username", "kind", "username", unique=True, postgresql_where=sa.text("deleted_at IS NULL")
    ),
    sa.Index("accounts_citizen", "person_id", unique=True, postgresql_where=sa.text("kind = 'citizen'")),
    sa.Index("accounts_official", "person_id", unique=True, postgresql_where=OPEN_OFFICIAL),
    sa.Index("accounts_by_name", "name", "id", postgresql_where=OPEN_OFFICIAL),
    sa.Index("accounts_agency", "agency_id", postgresql_where=OPEN_OFFICIAL),
    sa.Index("accounts_kanreg", "kanreg_id", postgresql_where=OPEN_OFFICIAL),
    sa.CheckConstraint("kind IN ('official', 'citizen')", name="accounts_kind"),
    sa.CheckConstraint("deleted_at IS NULL OR locked", name="accounts_deleted_are_locked"),
    comment="a citizen's username is the NIP, the second one the nomor register; who is deleted keeps the row",
)
