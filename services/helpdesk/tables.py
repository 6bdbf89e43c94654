"""Tables of the helpdesk service's own database."""
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from services.chassis.tries import tries_table

metadata = sa.MetaData()

tickets = sa.Table(
    "tickets",
    metadata,
    sa.Column("id", sa.Uuid(as_uuid=False), primary_key=True),
    sa.Column("number", sa.Text, nullable=False, unique=True),
    sa.Column("category", sa.Text, nullable=False),
    sa.Column("nip", sa.Text, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("description", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False, server_default="waiting"),
    sa.Column("reported_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Column("facts", JSONB, nullable=False, server_default="{}", comment="what the category asks for, by name"),
    sa.Column("documents", JSONB, nullable=False, server_default="[]", comment="facts of stored files"),
    sa.Column("source", sa.Text, nullable=False, server_default="typed", comment="who vouches for the NIP"),
    sa.Column("stop", sa.Text, nullable=False, server_default="", comment="at registration, that led here"),
    sa.Column("person_id", sa.Text, nullable=False, server_default="", comment="whose NIP it is; empty if unknown"),
    sa.Column("agency_id", sa.Text, nullable=False, server_default="", comment="of that person"),
    sa.Column("agency_name", sa.Text, nullable=False, server_default=""),
    sa.Column("kanreg_id", sa.Text, nullable=False, server_default="", comment="empty for national agencies"),
    sa.Column("desks", ARRAY(sa.Text), nullable=False, server_default="{}", comment="profile:area, each"),
    sa.Column("version", sa.Integer, nullable=False, server_default="0"),
    sa.Column("claimed_by", sa.Uuid(as_uuid=False)),
    sa.Column("claimed_name", sa.Text, nullable=False, server_default=""),
    sa.Column("claimed_until", sa.TIMESTAMP(timezone=True)),
    sa.CheckConstraint("state IN ('waiting', 'answered')", name="tickets_state"),
    sa.CheckConstraint("source IN ('session', 'stop', 'typed')", name="tickets_source"),
    sa.Index("tickets_at_desks", "desks", postgresql_using="gin"),
    sa.Index("tickets_of_person", "person_id", "reported_at"),
    sa.Index("tickets_waiting", "category", "agency_id", "reported_at", postgresql_where=sa.text("state = 'waiting'")),
)

tries = tries_table(metadata, "leaky buckets of reports, see domain/how_many_reports.py")
