"""The authenticator app of an official, and the codes for the day when the phone is lost."""
import sqlalchemy as sa

from services.identity.tables.base import Id, Moment, metadata

second_factors = sa.Table(
    "second_factors",
    metadata,
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("sealed_secret", sa.Text, nullable=False),
    sa.Column("set_up_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("last_step", sa.BigInteger, nullable=False, server_default="0", comment="30 s each; none is used twice"),
)

recovery_codes = sa.Table(
    "recovery_codes",
    metadata,
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("code_digest", sa.Text, primary_key=True, comment="keyed hash; a used code is deleted"),
)
