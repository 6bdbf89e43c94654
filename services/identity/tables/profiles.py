"""The profiles that accounts hold and held."""
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from services.identity.tables.base import Id, Moment, metadata

NOT_ENDED = sa.text("ended_at IS NULL")

profiles = sa.Table(
    "profiles",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("account_id", Id, sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("profile", sa.Text, nullable=False),
    sa.Column("jurisdiction_kind", sa.Text, nullable=False),
    sa.Column("jurisdiction_id", sa.Text, nullable=False, server_default=""),
    sa.Column("jurisdiction_name", sa.Text, nullable=False, server_default=""),
    sa.Column("agency_id", sa.Text, nullable=False, server_default="", comment="in which the jurisdiction lies"),
    sa.Column("kanreg_id", sa.Text, nullable=False, server_default="", comment="in which the jurisdiction lies"),
    sa.Column("starts_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("ends_at", Moment, comment="planned, or when it was taken back"),
    sa.Column("granted_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("granted_by", Id),
    sa.Column("granted_by_name", sa.Text, nullable=False, server_default=""),
    sa.Column("proposal", JSONB, comment="number, date and signatory of the written proposal"),
    sa.Column("ended_at", Moment, comment="when sessions and claims ended with it"),
    sa.Column("ended_by", Id, comment="empty when the planned end came"),
    sa.Column("ended_by_name", sa.Text, nullable=False, server_default=""),
    sa.Column("ended_reason", sa.Text, nullable=False, server_default=""),
    sa.Index(
        "profiles_once",
        "account_id",
        "profile",
        "jurisdiction_kind",
        "jurisdiction_id",
        unique=True,
        postgresql_where=NOT_ENDED,
    ),
    sa.Index("profiles_agency", "agency_id"),
    sa.Index("profiles_kanreg", "kanreg_id"),
    sa.Index("profiles_due", "ends_at", postgresql_where=NOT_ENDED),
    comment="a row stays when its profile has ended: who could do what, and when",
)
