"""Tables of the registration service's own database."""
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from services.chassis.tries import tries_table

metadata = sa.MetaData()
Id = sa.Uuid(as_uuid=False)
Moment = sa.TIMESTAMP(timezone=True)
RANDOM_CODE = sa.text("replace(gen_random_uuid()::text, '-', '')")

people = sa.Table(
    "people",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("nip", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("birth_date", sa.Date, nullable=False),
    sa.Column("agency_id", sa.Text, nullable=False),
    sa.Column("unit_id", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False, server_default="active"),
    sa.Column("record", JSONB, nullable=False),
    sa.Column("record_version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("people_agency", "agency_id", "unit_id", "id"),
    sa.CheckConstraint("status IN ('active', 'retired', 'dismissed', 'deceased')", name="people_status"),
    comment="the state's record; record maps field names to texts, secret ones sealed",
)

person_nips = sa.Table(
    "person_nips",
    metadata,
    sa.Column("nip", sa.Text, primary_key=True),
    sa.Column("person_id", Id, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("since", Moment, nullable=False, server_default=sa.func.now()),
    comment="every NIP that a person ever had; a corrected one still finds the person",
)

person_histories = sa.Table(
    "person_histories",
    metadata,
    sa.Column("row_id", Id, primary_key=True),
    sa.Column("person_id", Id, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("values", JSONB, nullable=False),
)

record_changes = sa.Table(
    "record_changes",
    metadata,
    sa.Column("person_id", Id, primary_key=True),
    sa.Column("record_version", sa.Integer, primary_key=True),
    sa.Column("case_id", Id, nullable=False, unique=True),
    sa.Column("changed", JSONB, nullable=False),
    sa.Column("at", Moment, nullable=False, server_default=sa.func.now()),
    comment="what each verified form changed in the record",
)

registrants = sa.Table(
    "registrants",
    metadata,
    sa.Column("person_id", Id, sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("register_number", sa.Text, nullable=False, unique=True),
    sa.Column("agency_id", sa.Text, nullable=False),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("phone", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False, server_default="", comment="of a rejection"),
    sa.Column("decided_by", sa.Text, nullable=False, server_default=""),
    sa.Column("decided_at", Moment),
    sa.Column("registered_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("notice_read_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("proof_code", sa.Text, nullable=False, server_default=RANDOM_CODE),
    sa.CheckConstraint("state IN ('baru', 'aktif', 'ditolak')", name="registrants_state"),
    sa.Index("registrants_proof_code", "proof_code", unique=True),
    sa.Index("registrants_of_agency", "agency_id", "state", "registered_at", "person_id"),
)

forms = sa.Table(
    "forms",
    metadata,
    sa.Column("person_id", Id, sa.ForeignKey("registrants.person_id"), primary_key=True),
    sa.Column("state", sa.Text, nullable=False, server_default="draft"),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Column("round", sa.Integer, nullable=False, server_default="0"),
    sa.Column("answers", JSONB, nullable=False, server_default="{}"),
    sa.Column("confirmed", ARRAY(sa.Text), nullable=False, server_default="{}"),
    sa.Column("edits", JSONB, nullable=False, server_default="{}"),
    sa.Column("reasons", JSONB, nullable=False, server_default="{}"),
    sa.Column("saved_at", Moment),
    sa.Column("sent_at", Moment),
    sa.CheckConstraint("state IN ('draft', 'sent', 'returned', 'done')", name="forms_state"),
    comment="answers: field to text; edits: riwayat row id to {kind, action, values}; reasons: of a return",
)

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("person_id", Id, sa.ForeignKey("registrants.person_id"), primary_key=True),
    sa.Column("change", sa.Text, primary_key=True),
    sa.Column("document_id", Id, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("attached_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Index("documents_by_id", "document_id"),
)

submissions = sa.Table(
    "submissions",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("person_id", Id, sa.ForeignKey("registrants.person_id"), nullable=False, index=True),
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("facts", JSONB, nullable=False),
    sa.Column("sent_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.UniqueConstraint("person_id", "round", name="submissions_round"),
)

asked_values = sa.Table(
    "asked_values",
    metadata,
    sa.Column("id", Id, primary_key=True, comment="stands for the value in the form; also the ticket's"),
    sa.Column("person_id", Id, sa.ForeignKey("registrants.person_id"), nullable=False, index=True),
    sa.Column("list", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False, comment="as it was typed"),
    sa.Column("state", sa.Text, nullable=False, server_default="waiting"),
    sa.Column("code", sa.Text, nullable=False, server_default="", comment="of the value that it became"),
    sa.Column("reason", sa.Text, nullable=False, server_default="", comment="of a refusal"),
    sa.Column("asked_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("settled_at", Moment),
    sa.CheckConstraint("state IN ('waiting', 'settled', 'refused')", name="asked_values_state"),
    comment="values that people missed in a list and go on with",
)

held_back = sa.Table(
    "held_back",
    metadata,
    sa.Column("case_id", Id, primary_key=True),
    sa.Column("person_id", Id, sa.ForeignKey("people.id"), nullable=False, index=True),
    sa.Column("event", JSONB, nullable=False),
    comment="verified cases whose record waits for a value that was asked for",
)

agency_gates = sa.Table(
    "agency_gates",
    metadata,
    sa.Column("agency_id", sa.Text, primary_key=True),
    sa.Column("gate", sa.Text, primary_key=True),
    sa.Column("ticked", sa.Boolean, nullable=False),
    sa.Column("opens", Moment),
    sa.Column("closes", Moment),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False, server_default=sa.func.now()),
    sa.CheckConstraint("gate IN ('registration', 'vetting')", name="agency_gates_gate"),
    comment="the two ticks of Manajemen Verifikasi; an agency without a row has not opened",
)

confirmed_topics = sa.Table(
    "confirmed_topics",
    metadata,
    sa.Column("agency_id", sa.Text, primary_key=True),
    sa.Column("topic", sa.Text, primary_key=True),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False, server_default=sa.func.now()),
    comment="what an agency says is complete",
)

readiness_overrides = sa.Table(
    "readiness_overrides",
    metadata,
    sa.Column("agency_id", sa.Text, primary_key=True),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False, server_default=sa.func.now()),
    comment="agencies that a super admin lets open before they are ready",
)

level1_choices = sa.Table(
    "level1_choices",
    metadata,
    sa.Column("person_id", Id, sa.ForeignKey("registrants.person_id"), primary_key=True),
    sa.Column("unit_id", sa.Text, nullable=False),
    sa.Column("unit_name", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False, server_default=sa.func.now()),
    comment="the newest choice of each person; an empty unit_id gives back the tree's",
)

# What indexes hold, said by queries in the same words: no parameter proves it.
HAS_REASON = sa.literal_column("reason <> ''", sa.Boolean)
ABOVE = sa.literal_column("stage IN ('proposed', 'final')", sa.Boolean)
IN_HAND = sa.literal_column("standing IN ('unsent', 'returned')", sa.Boolean)

missing_people = sa.Table(
    "missing_people",
    metadata,
    sa.Column("person_id", Id, sa.ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("agency_id", sa.Text, nullable=False),
    sa.Column("unit_id", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("nip", sa.Text, nullable=False),
    sa.Column("standing", sa.Text, nullable=False),
    sa.Column("since", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("stage", sa.Text, nullable=False, server_default="", comment="of the follow-up"),
    sa.Column("owner_id", Id, comment="the account that follows it up"),
    sa.Column("owner", sa.Text, nullable=False, server_default="", comment="that account's name"),
    sa.Column("deadline", sa.Date),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("document", JSONB(none_as_null=True), comment="facts of a stored file"),
    sa.Column("proposed_by", Id, comment="the account that proposed tidak ikut"),
    sa.Column("version", sa.Integer, nullable=False, server_default="0", comment="of the follow-up"),
    sa.Column("owner_told", sa.Text, nullable=False, server_default="", comment="of a deadline that is near or over"),
    sa.Column("reminded_at", Moment),
    sa.Column("reminders", sa.Integer, nullable=False, server_default="0"),
    sa.CheckConstraint(
        "standing IN ('unregistered', 'rejected', 'unsent', 'returned')", name="missing_people_standing"
    ),
    sa.CheckConstraint("stage IN ('', 'noted', 'proposed', 'final')", name="missing_people_stage"),
    sa.Index("missing_people_of_agency", "agency_id", "name", "person_id"),
    sa.Index("missing_people_of_unit", "agency_id", "unit_id"),
    sa.Index("missing_people_standing", "agency_id", "standing", "name", "person_id"),
    sa.Index("missing_people_noted", "agency_id", "reason", "name", "person_id", postgresql_where=HAS_REASON),
    sa.Index("missing_people_stage", "stage", "name", "person_id", postgresql_where=ABOVE),
    sa.Index("missing_people_due", "deadline", postgresql_where=sa.text("deadline IS NOT NULL")),
    sa.Index("missing_people_due_in", "agency_id", "deadline", postgresql_where=sa.text("deadline IS NOT NULL")),
    sa.Index("missing_people_to_remind", "agency_id", "reminded_at", postgresql_where=IN_HAND),
    comment="who is expected and has not sent; triggers keep it beside people, registrants and forms",
)  # fmt: skip

follow_ups = sa.Table(
    "follow_ups",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("person_id", Id, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("facts", JSONB, nullable=False, comment="reason, owner, deadline, note, document as they were then"),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False, server_default=sa.func.now()),
    comment="what was done about who is missing",
)

exports = sa.Table(
    "exports",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("account_id", Id, nullable=False),
    sa.Column("account_name", sa.Text, nullable=False),
    sa.Column("agencies", ARRAY(sa.Text), nullable=False),
    sa.Column("columns", ARRAY(sa.Text), nullable=False),
    sa.Column("format", sa.Text, nullable=False),
    sa.Column("golongan", sa.Text, nullable=False, server_default=""),
    sa.Column("position", sa.Text, nullable=False, server_default=""),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("whole_numbers", sa.Boolean, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("problem", sa.Text, nullable=False, server_default=""),
    sa.Column("failures", sa.Integer, nullable=False, server_default="0", comment="steps that failed by its own fault"),
    sa.Column("total", sa.Integer, nullable=False, server_default="0"),
    sa.Column("done_rows", sa.Integer, nullable=False, server_default="0"),
    sa.Column("parts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("sha256", sa.Text, nullable=False, server_default=""),
    sa.Column("size", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("link", sa.Text, nullable=False),
    sa.Column("forgotten", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("requested_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("snapshot_at", Moment),
    sa.Column("finished_at", Moment),
    sa.Column("expires_at", Moment),
    sa.CheckConstraint(
        "state IN ('queued', 'running', 'done', 'cancelled', 'failed', 'expired')", name="exports_state"
    ),
    sa.Index("exports_of_account", "account_id", "requested_at"),
    comment="what operators asked for; forgotten: rows and parts of one that is over are gone",
)

export_rows = sa.Table(
    "export_rows",
    metadata,
    sa.Column("export_id", Id, sa.ForeignKey("exports.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("person_id", Id, nullable=False),
    sa.Column("values", JSONB, nullable=False),
    comment=(
        "the snapshot of an export while it is made, secret values sealed; "
        "empty after a crash of the server, which begins the export anew"
    ),
    prefixes=["UNLOGGED"],
)

tries = tries_table(metadata, "leaky buckets of look-ups, see domain/how_many_look_ups.py")
