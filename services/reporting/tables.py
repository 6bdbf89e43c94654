"""Tables of the reporting service's own database: read models, made anew by ``./epupns reports rebuild``.

Only ``recapitulations`` are more than that: what was handed in on paper stays as it was.
"""
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

metadata = sa.MetaData()
Id = sa.Uuid(as_uuid=False)
Moment = sa.TIMESTAMP(timezone=True)

builds = sa.Table(
    "builds",
    metadata,
    sa.Column("id", sa.Integer, sa.Identity(), primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("after", ARRAY(sa.Text)),
    sa.Column("people", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("started_at", Moment, nullable=False, server_default=sa.func.now()),
    sa.Column("finished_at", Moment),
    sa.CheckConstraint("state IN ('building', 'current', 'old')", name="builds_state"),
    sa.Index("builds_one_of_a_state", "state", unique=True, postgresql_where=sa.text("state <> 'old'")),
    comment="one whole set of read models each; after: agency, unit and id of the last person that was given to it",
)

people = sa.Table(
    "people",
    metadata,
    sa.Column("build", sa.Integer, primary_key=True),
    sa.Column("person_id", Id, primary_key=True),
    sa.Column("agency_id", sa.Text, nullable=False),
    sa.Column("counted", JSONB, nullable=False),
    postgresql_with={"fillfactor": 75},  # a row that changes stays on its page, and the index untouched
    comment="counted: how each person is in the tallies now, [kind, a, b, number] each",
)

tallies = sa.Table(
    "tallies",
    metadata,
    sa.Column("build", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("agency_id", sa.Text, primary_key=True),
    sa.Column("a", sa.Text, primary_key=True),
    sa.Column("b", sa.Text, primary_key=True),
    sa.Column("people", sa.BigInteger, nullable=False),
    sa.Index("tallies_lately", "build", "b", postgresql_where=sa.text("kind = 'day'")),
    comment="agency_id is empty for the whole country; what a and b are, domain/what_counts.py says for each kind",
)

hints = sa.Table(
    "hints",
    metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
    sa.Column("person_id", Id, nullable=False),
    sa.Column("at", Moment, nullable=False),
    comment="people of whom an event has told something; their facts are pulled in batches",
)

newest = sa.Table(
    "newest",
    metadata,
    sa.Column("only", sa.Boolean, primary_key=True, server_default="true"),
    sa.Column("at", Moment, nullable=False),
    comment="the time of the newest event that is counted",
)

recapitulations = sa.Table(
    "recapitulations",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    sa.Column("agency_id", sa.Text, nullable=False),
    sa.Column("agency", sa.Text, nullable=False),
    sa.Column("counted", JSONB, nullable=False),
    sa.Column("as_of", sa.Text, nullable=False),
    sa.Column("issued_by", sa.Text, nullable=False),
    sa.Column("issued_at", Moment, nullable=False),
    sa.Index("recapitulations_agency_id", "agency_id", "issued_at"),
    comment="counted: the units of the agency with their counts by stage, and all of them together",
)
