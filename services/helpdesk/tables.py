"""Tables of the helpdesk service's own database."""
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from services.chassis.tries import tries_table

metadata = sa.MetaData()
SEARCHED = "lower(number || ' ' || nip || ' ' || name || ' ' || jsonb_path_query_array(facts, '$.*')::text)"

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
    sa.Column("answer_id", sa.Uuid(as_uuid=False), comment="the answer that is under way or stands"),
    sa.Column("answered_at", sa.TIMESTAMP(timezone=True)),
    sa.Column("merged_into", sa.Uuid(as_uuid=False), sa.ForeignKey("tickets.id"), index=True),
    sa.Column("news", sa.Text, nullable=False, server_default="", comment="who wrote last and waits to be read"),
    sa.CheckConstraint("state IN ('waiting', 'sending', 'acting', 'answered', 'merged')", name="tickets_state"),
    sa.CheckConstraint("news IN ('', 'reporter', 'operator')", name="tickets_news"),
    sa.Column("list", sa.Text, nullable=False, server_default="", comment="in which a value is missing, or empty"),
    sa.Column("asked", sa.Text, nullable=False, server_default="", comment="the missing value as it was typed"),
    sa.Column("cluster_id", sa.Uuid(as_uuid=False), sa.ForeignKey("clusters.id")),
    sa.Column("search", sa.Text, sa.Computed(SEARCHED, persisted=True), comment="what an operator may look for"),
    sa.CheckConstraint("source IN ('session', 'stop', 'typed')", name="tickets_source"),
    sa.Index("tickets_at_desks", "desks", postgresql_using="gin"),
    sa.Index("tickets_of_person", "person_id", "reported_at"),
    sa.Index("tickets_to_group", "id", postgresql_where=sa.text("list <> '' AND cluster_id IS NULL")),
    sa.Index("tickets_of_cluster", "cluster_id", "state", "id", postgresql_where=sa.text("cluster_id IS NOT NULL")),
    sa.Index("tickets_waiting", "category", "agency_id", "reported_at", postgresql_where=sa.text("state = 'waiting'")),
)

answers = sa.Table(
    "ticket_answers",
    metadata,
    sa.Column("id", sa.Uuid(as_uuid=False), primary_key=True),
    sa.Column("ticket_id", sa.Uuid(as_uuid=False), sa.ForeignKey("tickets.id"), nullable=False, index=True),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False, comment="Keterangan; the reporter reads it, no event and no log does"),
    sa.Column("effect", JSONB, nullable=False, server_default="{}", comment="what an approval does, by name"),
    sa.Column("by", JSONB, nullable=False, comment="account_id, name, profile, kind, area, office"),
    sa.Column("state", sa.Text, nullable=False, server_default="sending"),
    sa.Column("given_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Column("due_at", sa.TIMESTAMP(timezone=True), nullable=False, comment="until then it can be taken back"),
    sa.Column("finished_at", sa.TIMESTAMP(timezone=True)),
    sa.Column("result", JSONB, nullable=False, server_default="{}", comment="what the owning service said"),
    sa.Column("refusal", sa.Text, nullable=False, server_default="", comment="why it did not do it"),
    sa.CheckConstraint("state IN ('sending', 'acting', 'done', 'refused', 'undone')", name="ticket_answers_state"),
    sa.CheckConstraint("verdict IN ('approve', 'reject')", name="ticket_answers_verdict"),
    sa.Index("ticket_answers_due", "due_at", postgresql_where=sa.text("state = 'sending'")),
    sa.Index(
        "ticket_answers_one_under_way", "ticket_id", unique=True,
        postgresql_where=sa.text("state IN ('sending', 'acting')"),
    ),
)

messages = sa.Table(
    "ticket_messages",
    metadata,
    sa.Column("id", sa.Uuid(as_uuid=False), primary_key=True),
    sa.Column("ticket_id", sa.Uuid(as_uuid=False), sa.ForeignKey("tickets.id"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False, server_default="", comment="an operator's name"),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.CheckConstraint("kind IN ('reporter', 'operator', 'note')", name="ticket_messages_kind"),
    sa.Index("ticket_messages_of_ticket", "ticket_id", "at"),
    comment="both ways, and the notes that only operators read",
)

transfers = sa.Table(
    "ticket_transfers",
    metadata,
    sa.Column("ticket_id", sa.Uuid(as_uuid=False), sa.ForeignKey("tickets.id"), primary_key=True),
    sa.Column("side", sa.Text, primary_key=True),
    sa.Column("agency_id", sa.Text, nullable=False, index=True),
    sa.Column("agency_name", sa.Text, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False, server_default=""),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("by", sa.Text, nullable=False, server_default=""),
    sa.Column("asked_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Column("at", sa.TIMESTAMP(timezone=True)),
    sa.CheckConstraint("side IN ('from', 'to')", name="ticket_transfers_side"),
    sa.CheckConstraint("verdict IN ('', 'approve', 'reject')", name="ticket_transfers_verdict"),
    comment="what the two agencies of a move say of it",
)

looks = sa.Table(
    "ticket_looks",
    metadata,
    sa.Column("ticket_id", sa.Uuid(as_uuid=False), sa.ForeignKey("tickets.id"), primary_key=True),
    sa.Column("account_id", sa.Uuid(as_uuid=False), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.func.now()),
    comment="who has a ticket open: operators see each other",
)

clusters = sa.Table(
    "clusters",
    metadata,
    sa.Column("id", sa.Uuid(as_uuid=False), primary_key=True),
    sa.Column("desk", sa.Text, nullable=False, comment="profile:area, which decides"),
    sa.Column("agency_id", sa.Text, nullable=False, comment="in whose region the value is added; empty for BKN"),
    sa.Column("list", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False, comment="the spelling that most people typed"),
    sa.Column("numbers", sa.Text, nullable=False, comment="of the name, apart"),
    sa.Column("words", sa.Text, nullable=False, comment="of the name, written out, in the order of the alphabet"),
    sa.Column("state", sa.Text, nullable=False, server_default="open"),
    sa.Column("merged_into", sa.Uuid(as_uuid=False)),
    sa.Column("version", sa.Integer, nullable=False, server_default="0"),
    sa.Column("tickets", sa.Integer, nullable=False, server_default="0"),
    sa.Column("spellings", sa.Integer, nullable=False, server_default="0"),
    sa.Column("first_at", sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column("last_at", sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column("outcome", sa.Text, nullable=False, server_default=""),
    sa.Column("code", sa.Text, nullable=False, server_default="", comment="of the value that it became"),
    sa.Column("value_name", sa.Text, nullable=False, server_default=""),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("decided_by", JSONB, comment="as in the answer of a ticket"),
    sa.Column("decided_name", sa.Text, nullable=False, server_default=""),
    sa.Column("decided_at", sa.TIMESTAMP(timezone=True)),
    sa.Column("all_answered", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("apart", sa.Boolean, nullable=False, server_default="false", comment="an operator has split it"),
    sa.Column("said", JSONB, nullable=False, server_default="{}", comment="what the decision asks of reference"),
    sa.Column("due_at", sa.TIMESTAMP(timezone=True), comment="until then the decision can be taken back"),
    sa.Column("refusal", sa.Text, nullable=False, server_default="", comment="why it was not carried out"),
    sa.CheckConstraint("state IN ('open', 'sending', 'acting', 'decided', 'merged')", name="clusters_state"),
    sa.CheckConstraint("outcome IN ('', 'added', 'mapped', 'refused', 'merged')", name="clusters_outcome"),
    sa.Index("clusters_due", "due_at", postgresql_where=sa.text("state = 'sending'")),
    sa.Index("clusters_open", "desk", "tickets", "id", postgresql_where=sa.text("state = 'open'")),
    sa.Index("clusters_near", "desk", "list", "numbers", postgresql_where=sa.text("state = 'open'")),
    sa.Index(
        "clusters_to_answer", "decided_at", postgresql_where=sa.text("state = 'decided' AND NOT all_answered")
    ),
    comment="requests for one missing value: decided together",
)

spellings = sa.Table(
    "spellings",
    metadata,
    sa.Column("cluster_id", sa.Uuid(as_uuid=False), sa.ForeignKey("clusters.id"), primary_key=True),
    sa.Column("text", sa.Text, primary_key=True, comment="as people typed it"),
    sa.Column("key", sa.Text, nullable=False, comment="what counts of it, domain/which_requests_are_one.py"),
    sa.Column("desk", sa.Text, nullable=False),
    sa.Column("list", sa.Text, nullable=False),
    sa.Column("tickets", sa.Integer, nullable=False),
    sa.Index("spellings_known", "desk", "list", "key"),
    comment="in how many ways a missing value was typed, and how often",
)

effects_tried = sa.Table(
    "effects_tried",
    metadata,
    sa.Column("subject", sa.Uuid(as_uuid=False), primary_key=True, comment="the answer, or the group of requests"),
    sa.Column("topic", sa.Text, nullable=False),
    sa.Column("event", JSONB, nullable=False),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("error", sa.Text, nullable=False),
    sa.Column("since", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Column("due_at", sa.TIMESTAMP(timezone=True), index=True, comment="empty: on its way, or given up and parked"),
    comment="effects at which the owning service failed",
)

tries = tries_table(metadata, "leaky buckets of reports, see domain/how_many_reports.py")
