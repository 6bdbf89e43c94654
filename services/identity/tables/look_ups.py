"""How often admins look up people by NIP."""
import sqlalchemy as sa

from services.identity.tables.base import Id, Moment, metadata

look_ups = sa.Table(
    "look_ups",
    metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
    sa.Column("account_id", Id, nullable=False),
    sa.Column("at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("how", sa.Text, nullable=False, server_default="typed"),
    sa.Column("number", sa.Integer, nullable=False, server_default="1", comment="of NIPs, together"),
    sa.Index("look_ups_of", "account_id", "at"),
    comment="which admin looked up a NIP and when; a NIP can be guessed, so that they are counted",
)
