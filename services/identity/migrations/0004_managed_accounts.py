"""What Manajemen Pengguna knows of accounts, and the history of profiles."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "identity_0004"
down_revision = "identity_0003"

OPEN_OFFICIAL = sa.text("kind = 'official' AND deleted_at IS NULL")
NOT_ENDED = sa.text("ended_at IS NULL")
# A managed server may refuse the extension: searching then reads all officials.
CREATE_TRIGRAMS = """
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX accounts_search ON accounts USING gin (search gin_trgm_ops)
        WHERE kind = 'official' AND deleted_at IS NULL;
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
    RAISE NOTICE 'pg_trgm cannot be created here';
END $$
"""
# Profiles granted before: a unit's agency is known to reference only, and stays empty until it is granted anew.
WHERE_PROFILES_LIE = """
UPDATE profiles SET agency_id = jurisdiction_id WHERE jurisdiction_kind = 'agency';
UPDATE profiles SET kanreg_id = jurisdiction_id WHERE jurisdiction_kind = 'kanreg';
"""


def _text(name: str, comment: str | None = None) -> sa.Column:
    return sa.Column(name, sa.Text(), server_default="", nullable=False, comment=comment)


def _moment(name: str, comment: str | None = None) -> sa.Column:
    return sa.Column(name, sa.TIMESTAMP(timezone=True), nullable=True, comment=comment)


def upgrade() -> None:
    """Add columns, let a user name be used again after a deletion, and keep profiles that have ended."""
    _accounts()
    _profiles()
    op.execute(WHERE_PROFILES_LIE)
    op.create_table(
        "look_ups",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("account_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        comment="which admin looked up a NIP and when; a NIP can be guessed, so that they are counted",
    )
    op.create_index("look_ups_of", "look_ups", ["account_id", "at"], unique=False)
    op.execute(CREATE_TRIGRAMS)


def _accounts() -> None:
    for column in (
        _text("nip", "of an official"),
        _text("agency_id", "where an official is employed"),
        _text("agency_name"),
        _text("kanreg_id", "that serves this agency"),
        _text("locked_reason"),
        _moment("deleted_at"),
        _text("deleted_reason"),
        sa.Column(
            "version", sa.Integer(), server_default="1", nullable=False, comment="counts what admins change"
        ),
        sa.Column("search", sa.Text(), sa.Computed("lower(name || ' ' || username || ' ' || nip)", persisted=True)),
    ):
        op.add_column("accounts", column)
    op.alter_column(
        "accounts",
        "password_hash",
        nullable=True,
        comment="empty until the holder has opened the activation link",
    )
    op.create_check_constraint("accounts_deleted_are_locked", "accounts", "deleted_at IS NULL OR locked")
    op.drop_constraint("accounts_username", "accounts", type_="unique")
    op.create_index(
        "accounts_username",
        "accounts",
        ["kind", "username"],
        unique=True,
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index("accounts_official", "accounts", ["person_id"], unique=True, postgresql_where=OPEN_OFFICIAL)
    op.create_index("accounts_by_name", "accounts", ["name", "id"], unique=False, postgresql_where=OPEN_OFFICIAL)
    op.create_index("accounts_agency", "accounts", ["agency_id"], unique=False, postgresql_where=OPEN_OFFICIAL)
    op.create_index("accounts_kanreg", "accounts", ["kanreg_id"], unique=False, postgresql_where=OPEN_OFFICIAL)
    op.create_table_comment(
        "accounts",
        "a citizen's username is the NIP, the second one the nomor register; who is deleted keeps the row",
        existing_comment="a citizen's username is the NIP, the second one the nomor register",
    )


def _profiles() -> None:
    for column in (
        _text("agency_id", "in which the jurisdiction lies"),
        _text("kanreg_id", "in which the jurisdiction lies"),
        sa.Column("granted_at", sa.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("granted_by", sa.Uuid(as_uuid=False), nullable=True),
        _text("granted_by_name"),
        sa.Column(
            "proposal",
            postgresql.JSONB(),
            nullable=True,
            comment="number, date and signatory of the written proposal",
        ),
        _moment("ended_at", "when sessions and claims ended with it"),
        sa.Column("ended_by", sa.Uuid(as_uuid=False), nullable=True, comment="empty when the planned end came"),
        _text("ended_by_name"),
        _text("ended_reason"),
    ):
        op.add_column("profiles", column)
    op.alter_column("profiles", "ends_at", comment="planned, or when it was taken back")
    op.drop_constraint("profiles_once", "profiles", type_="unique")
    op.create_index(
        "profiles_once",
        "profiles",
        ["account_id", "profile", "jurisdiction_kind", "jurisdiction_id"],
        unique=True,
        postgresql_where=NOT_ENDED,
    )
    op.create_index("profiles_agency", "profiles", ["agency_id"], unique=False)
    op.create_index("profiles_kanreg", "profiles", ["kanreg_id"], unique=False)
    op.create_index("profiles_due", "profiles", ["ends_at"], unique=False, postgresql_where=NOT_ENDED)
    op.create_table_comment(
        "profiles", "a row stays when its profile has ended: who could do what, and when", existing_comment=None
    )
