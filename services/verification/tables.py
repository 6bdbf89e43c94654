"""Tables of the verification service's own database."""
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from services.chassis.tables import BY_AGE

metadata = sa.MetaData()
Id = sa.Uuid(as_uuid=False)
Moment = sa.TIMESTAMP(timezone=True)
_NOW = sa.func.now()
WAITING = sa.text("state = 'open'")
BY_PEOPLE = sa.text("who <> ''")
RETURNED_BY_PEOPLE = sa.text("who <> '' AND state = 'returned'")

cases = sa.Table(
    "cases",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("person_id", Id, nullable=False, unique=True),
    sa.Column("submission_id", Id, nullable=False),
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("register_number", sa.Text, nullable=False, unique=True),
    sa.Column("nip", sa.Text, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("unit_path", ARRAY(sa.Text), nullable=False),
    sa.Column("unit_names", ARRAY(sa.Text), nullable=False),
    sa.Column("agency_id", sa.Text, nullable=False),
    sa.Column("agency_name", sa.Text, nullable=False),
    sa.Column("national", sa.Boolean, nullable=False),
    sa.Column("kanreg_id", sa.Text, nullable=False),
    sa.Column("kanreg_name", sa.Text, nullable=False),
    sa.Column("sent_at", Moment, nullable=False),
    sa.Column("level", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("since", Moment, nullable=False, server_default=_NOW),
    sa.Column("office_kind", sa.Text, nullable=False, server_default=""),
    sa.Column("office_id", sa.Text, nullable=False, server_default=""),
    sa.Column("change_labels", ARRAY(sa.Text), nullable=False, server_default="{}"),
    sa.Column("claimed_by", Id),
    sa.Column("claimed_name", sa.Text, nullable=False, server_default=""),
    sa.Column("claimed_until", Moment),
    sa.Column("claimed_at", Moment, comment="since when; none where a supervisor gave it"),
    sa.Column("outcome", sa.Text, nullable=False, server_default=""),
    sa.Column("outcome_by", JSONB),
    sa.Column("due_at", Moment),
    sa.Column("record_version", sa.Integer),
    sa.Column("chosen_unit", sa.Text, nullable=False, server_default=""),
    sa.Column("chosen_name", sa.Text, nullable=False, server_default=""),
    sa.Column("beside", JSONB, nullable=False, server_default="{}"),
    sa.Column("position", sa.Text, nullable=False, server_default=""),
    sa.CheckConstraint(
        "state IN ('queued', 'open', 'no_office', 'sending', 'returned', 'completed', 'record_conflict', 'done')",
        name="cases_state",
    ),
    sa.Index("cases_inbox", "office_kind", "office_id", "level", "since", "id", postgresql_where=WAITING),
    sa.Index("cases_status", "agency_id", "state", "level", "since", "id"),
    sa.Index("cases_claimed", "claimed_by", postgresql_where=WAITING),
    sa.Index("cases_queued", "level", "since", postgresql_where=sa.text("state = 'queued'")),
    sa.Index("cases_due", "due_at", postgresql_where=sa.text("state = 'sending'")),
    sa.Index("cases_position", "position", postgresql_where=sa.text("position <> ''")),
    sa.Index("cases_no_office", "agency_id", postgresql_where=sa.text("state = 'no_office'")),
    comment="one case for each civil servant; a form that is sent again is its next round",
)

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("case_id", Id, sa.ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("facts", JSONB, nullable=False),
    sa.UniqueConstraint("case_id", "round", "key", name="changes_key"),
    comment="facts: the change as it was sent, secret values sealed",
)

asked_changes = sa.Table(
    "asked_changes",
    metadata,
    sa.Column("asked_id", Id, primary_key=True),
    sa.Column("change_id", Id, sa.ForeignKey("changes.id", ondelete="CASCADE"), primary_key=True, index=True),
    comment="changes with a value that the helpdesk was asked for and has not decided",
)

document_uses = sa.Table(
    "document_uses",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("case_id", Id, sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    comment="who attached which file, in any round",
)

findings = sa.Table(
    "findings",
    metadata,
    sa.Column("change_id", Id, sa.ForeignKey("changes.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("level", sa.Integer, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("told", JSONB, nullable=False),
    comment="what rule checks found of a change when its case came to a level; told: what the sentence names",
)

drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("change_id", Id, sa.ForeignKey("changes.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("level", sa.Integer, primary_key=True),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("by", Id, nullable=False),
    sa.Column("at", Moment, nullable=False, server_default=_NOW),
    comment="the claim holder's ticks before Kirim",
)

decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("case_id", Id, sa.ForeignKey("cases.id"), primary_key=True),
    sa.Column("level", sa.Integer, primary_key=True),
    sa.Column("round", sa.Integer, primary_key=True),
    sa.Column("change_id", Id, primary_key=True),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("account_id", Id, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("office", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False, server_default=_NOW),
    sa.CheckConstraint("verdict IN ('approve', 'reject')", name="decisions_verdict"),
    sa.Index("decisions_by", "who", "case_id", "level"),
    comment="final; bound to the digest of value and documents",
)

transitions = sa.Table(
    "transitions",
    metadata,
    sa.Column("case_id", Id, sa.ForeignKey("cases.id"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("level", sa.Integer, nullable=False),
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("office_kind", sa.Text, nullable=False, server_default=""),
    sa.Column("office_id", sa.Text, nullable=False, server_default=""),
    sa.Column("office", sa.Text, nullable=False, server_default=""),
    sa.Column("who", sa.Text, nullable=False, server_default=""),
    sa.Column("name", sa.Text, nullable=False, server_default=""),
    sa.Column("at", Moment, nullable=False, server_default=_NOW),
    sa.Column("why", sa.Text, nullable=False, server_default="", comment="of a turning back or a move"),
    sa.Column("left_kind", sa.Text, nullable=False, server_default=""),
    sa.Column("left_id", sa.Text, nullable=False, server_default=""),
    sa.Column("left_level", sa.Integer, nullable=False, server_default="0"),
    sa.Index("transitions_left", "left_kind", "left_id", "left_level", "at", postgresql_where=BY_PEOPLE),
    sa.Index("transitions_at", "at", **BY_AGE),
    sa.Index("transitions_by", "who", "at", postgresql_where=BY_PEOPLE),
    sa.Index("transitions_returned", "who", "case_id", postgresql_where=RETURNED_BY_PEOPLE),
    comment="every step of every case; its key makes a double step impossible",
)

level1_units = sa.Table(
    "level1_units",
    metadata,
    sa.Column("unit_id", sa.Text, primary_key=True),
    sa.Column("agency_id", sa.Text, nullable=False),
    sa.Column("flagged", sa.Boolean, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Index("level1_units_of_agency", "agency_id", postgresql_where=sa.text("flagged")),
    comment="the copy of reference's level-1 ticks",
)

level1_choices = sa.Table(
    "level1_choices",
    metadata,
    sa.Column("person_id", Id, primary_key=True),
    sa.Column("unit_id", sa.Text, nullable=False),
    sa.Column("unit_name", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    comment="the copy of registration's choices",
)

escalations = sa.Table(
    "escalations",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    comment="the days on which supervisors were told of late offices",
)

SUMS = ("cases", "approved", "rejected", "returned", "overturned", "turned_back", "timed", "seconds", "too_fast")
verifier_days = sa.Table(
    "verifier_days",
    metadata,
    sa.Column("office_kind", sa.Text, primary_key=True),
    sa.Column("office_id", sa.Text, primary_key=True),
    sa.Column("level", sa.Integer, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("who", sa.Text, primary_key=True),
    sa.Column("agency_id", sa.Text, nullable=False),
    sa.Column("office", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    *(sa.Column(name, sa.Integer, nullable=False, server_default="0") for name in SUMS),
    sa.Index("verifier_days_of_agency", "agency_id", "level", "day"),
    comment="what each verifier did in an office on a day, and what became of it; agency_id: of units and agencies",
)

subscribers = sa.Table(
    "subscribers",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("sequence", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("posted", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("system", sa.Text, nullable=False, server_default=""),
    sa.Column("agencies", ARRAY(sa.Text), nullable=False, server_default="{}"),
    sa.Column("subjects", ARRAY(sa.Text), nullable=False, server_default="{}"),
    sa.Column("by_queue", sa.Boolean, nullable=False, server_default="true"),
    sa.Column("paused_at", Moment),
    sa.Column("key_hash", sa.Text, unique=True),
    sa.Column("key_hint", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Column("created_at", Moment, nullable=False, server_default=_NOW),
    comment="systems that hear of completions; posted: up to where its queue has them, while it is paused",
)

public_events = sa.Table(
    "public_events",
    metadata,
    sa.Column("subscriber", sa.Text, primary_key=True),
    sa.Column("sequence", sa.BigInteger, primary_key=True),
    sa.Column("event", JSONB, nullable=False),
    sa.Column("at", Moment, nullable=False, server_default=_NOW),
    sa.Index("public_events_at", "subscriber", "at"),
)

changed_records = sa.Table(
    "changed_records",
    metadata,
    sa.Column("person_id", Id, primary_key=True),
    sa.Column("agency_id", sa.Text, nullable=False),
    sa.Column("record_version", sa.Integer, nullable=False),
    comment="people whose record an answer of the helpdesk changed: subscribers heard of them, verified or not",
)

deliveries = sa.Table(
    "deliveries",
    metadata,
    sa.Column("subscriber", sa.Text, sa.ForeignKey("subscribers.name"), primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("way", sa.Text, primary_key=True),
    sa.Column("first", sa.BigInteger, nullable=False),
    sa.Column("last", sa.BigInteger, nullable=False),
    sa.Column("events", sa.BigInteger, nullable=False),
    sa.Column("at", Moment, nullable=False, server_default=_NOW),
    comment="the delivery log, a line for each day and way",
)
