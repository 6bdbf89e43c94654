"""Who is missing: a row for each person who is expected and has not sent, kept by triggers; what is done about it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "registration_0008"
down_revision = "registration_0007"

KEPT = """
CREATE FUNCTION standing_of(person text, registrant text, form text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN form IN ('sent', 'done') THEN NULL
    WHEN registrant = 'ditolak' THEN 'rejected'
    WHEN registrant IS NOT NULL AND form = 'returned' THEN 'returned'
    WHEN registrant IS NOT NULL THEN 'unsent'
    WHEN person = 'active' THEN 'unregistered'
  END
$$;

CREATE FUNCTION keep_missing(ids uuid[]) RETURNS void LANGUAGE sql AS $$
  WITH as_is AS (
    SELECT p.id, p.agency_id, p.unit_id, p.name, p.nip, standing_of(p.status, r.state, f.state) AS standing
    FROM unnest(ids) AS asked (id)
    JOIN people p ON p.id = asked.id
    LEFT JOIN registrants r ON r.person_id = p.id
    LEFT JOIN forms f ON f.person_id = p.id
  ), received AS (
    DELETE FROM missing_people m USING as_is WHERE m.person_id = as_is.id AND as_is.standing IS NULL
  )
  INSERT INTO missing_people (person_id, agency_id, unit_id, name, nip, standing)
  SELECT * FROM as_is WHERE standing IS NOT NULL
  ON CONFLICT (person_id) DO UPDATE SET standing = excluded.standing, since = now()
  WHERE missing_people.standing <> excluded.standing
$$;

CREATE FUNCTION keep_missing_of_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO missing_people (person_id, agency_id, unit_id, name, nip, standing)
  SELECT id, agency_id, unit_id, name, nip, 'unregistered' FROM fresh WHERE status = 'active'
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE FUNCTION keep_missing_of_registrants() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_missing(array_agg(person_id)) FROM fresh;
  RETURN NULL;
END $$;
CREATE FUNCTION keep_missing_of_forms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_missing(array_agg(person_id)) FROM fresh WHERE state <> 'draft';
  RETURN NULL;
END $$;
CREATE FUNCTION keep_missing_of_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_missing(ARRAY[NEW.person_id]);
  RETURN NULL;
END $$;
CREATE FUNCTION keep_missing_of_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_missing(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE FUNCTION keep_missing_in_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE missing_people SET agency_id = NEW.agency_id, unit_id = NEW.unit_id, name = NEW.name, nip = NEW.nip
  WHERE person_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER people_missing_added AFTER INSERT ON people REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION keep_missing_of_people();
CREATE TRIGGER people_missing_status AFTER UPDATE OF status ON people FOR EACH ROW
  WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION keep_missing_of_status();
CREATE TRIGGER people_missing_place AFTER UPDATE OF agency_id, unit_id, name, nip ON people FOR EACH ROW
  WHEN ((OLD.agency_id, OLD.unit_id, OLD.name, OLD.nip) IS DISTINCT FROM
        (NEW.agency_id, NEW.unit_id, NEW.name, NEW.nip)) EXECUTE FUNCTION keep_missing_in_place();
CREATE TRIGGER registrants_missing_added AFTER INSERT ON registrants REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION keep_missing_of_registrants();
CREATE TRIGGER registrants_missing_changed AFTER UPDATE OF state ON registrants FOR EACH ROW
  WHEN ((OLD.state = 'ditolak') <> (NEW.state = 'ditolak')) EXECUTE FUNCTION keep_missing_of_one();
CREATE TRIGGER forms_missing_added AFTER INSERT ON forms REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION keep_missing_of_forms();
CREATE TRIGGER forms_missing_changed AFTER UPDATE OF state ON forms FOR EACH ROW
  WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION keep_missing_of_one();

INSERT INTO missing_people (person_id, agency_id, unit_id, name, nip, standing)
SELECT p.id, p.agency_id, p.unit_id, p.name, p.nip, standing_of(p.status, r.state, f.state)
FROM people p LEFT JOIN registrants r ON r.person_id = p.id LEFT JOIN forms f ON f.person_id = p.id
WHERE standing_of(p.status, r.state, f.state) IS NOT NULL;
"""

INDEXES = """
CREATE INDEX missing_people_of_agency ON missing_people (agency_id, name, person_id);
CREATE INDEX missing_people_of_unit ON missing_people (agency_id, unit_id);
CREATE INDEX missing_people_standing ON missing_people (agency_id, standing, name, person_id);
CREATE INDEX missing_people_noted ON missing_people (agency_id, reason, name, person_id) WHERE reason <> '';
CREATE INDEX missing_people_stage ON missing_people (stage, name, person_id) WHERE stage IN ('proposed', 'final');
CREATE INDEX missing_people_due ON missing_people (deadline) WHERE deadline IS NOT NULL;
CREATE INDEX missing_people_to_remind ON missing_people (agency_id, reminded_at)
  WHERE standing IN ('unsent', 'returned');
"""


def upgrade() -> None:
    """The tables; the rows of those who are missing now; the triggers, so that nobody is forgotten from here on."""
    text, moment = {"server_default": "", "nullable": False}, sa.TIMESTAMP(timezone=True)
    op.create_table(
        "missing_people",
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("nip", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("since", moment, server_default=sa.text("now()"), nullable=False),
        sa.Column("reason", sa.Text(), **text),
        sa.Column("stage", sa.Text(), **text, comment="of the follow-up"),
        sa.Column("owner_id", sa.Uuid(as_uuid=False), nullable=True, comment="the account that follows it up"),
        sa.Column("owner", sa.Text(), **text, comment="that account's name"),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), **text),
        sa.Column("document", JSONB(), nullable=True, comment="facts of a stored file"),
        sa.Column("proposed_by", sa.Uuid(as_uuid=False), nullable=True, comment="the account that proposed tidak ikut"),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False, comment="of the follow-up"),
        sa.Column("owner_told", sa.Text(), **text, comment="of a deadline that is near or over"),
        sa.Column("reminded_at", moment, nullable=True),
        sa.Column("reminders", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "standing IN ('unregistered', 'rejected', 'unsent', 'returned')", name="missing_people_standing"
        ),
        sa.CheckConstraint("stage IN ('', 'noted', 'proposed', 'final')", name="missing_people_stage"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id"),
        comment="who is expected and has not sent; triggers keep it beside people, registrants and forms",
    )
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column(
            "facts", JSONB(), nullable=False, comment="reason, owner, deadline, note, document as they were then"
        ),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", moment, server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        comment="what was done about who is missing",
    )
    op.create_index("ix_follow_ups_person_id", "follow_ups", ["person_id"])
    op.execute(KEPT)
    op.execute(INDEXES)
