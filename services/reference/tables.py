"""Tables of the reference service's own database."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

metadata = sa.MetaData()

regional_offices = sa.Table(
    "regional_offices",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("provinces", ARRAY(sa.Text), nullable=False, server_default="{}"),
    comment="kanreg; provinces holds the codes of the provinces that it serves",
)

agencies = sa.Table(
    "agencies",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("national", sa.Boolean, nullable=False),
    sa.Column("kind", sa.Text, nullable=False, server_default=""),
    sa.Column("kanreg_id", sa.Text, sa.ForeignKey("regional_offices.id")),
    sa.Column("province_code", sa.Text, nullable=False, server_default=""),
    sa.Column("province", sa.Text, nullable=False, server_default=""),
    sa.Column("place", sa.Text, nullable=False, server_default=""),
    comment="instansi; national ones are verified by BKN Pusat, the others by their kanreg",
)

org_units = sa.Table(
    "org_units",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("agency_id", sa.Text, sa.ForeignKey("agencies.id"), nullable=False),
    sa.Column("parent_id", sa.Text, sa.ForeignKey("org_units.id"), index=True),
    sa.Column("path", ARRAY(sa.Text), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("eselon", sa.Text, nullable=False, server_default=""),
    sa.Column("position", sa.Text, nullable=False, server_default=""),
    sa.Column("level1", sa.Boolean, nullable=False, server_default="false"),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Column("active", sa.Boolean, nullable=False, server_default="true"),
    sa.Column("search", sa.Text, nullable=False),
    sa.Index("org_units_agency", "agency_id", "parent_id"),
    sa.Index("org_units_level1", "id", postgresql_where=sa.text("level1")),
    comment="unor; path holds ids, root first and itself last; version counts the changes of the unit itself",
)

list_values = sa.Table(
    "list_values",
    metadata,
    sa.Column("list", sa.Text, primary_key=True),
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("hint", sa.Text, nullable=False, server_default=""),
    sa.Column("parent", sa.Text, nullable=False, server_default=""),
    sa.Column("rank", sa.SmallInteger, nullable=False, server_default="0"),
    sa.Column("position", sa.Integer, nullable=False, server_default="0"),
    sa.Column("extra", JSONB, nullable=False, server_default="{}"),
    sa.Column("active", sa.Boolean, nullable=False, server_default="true"),
    sa.Column("search", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Column("valid_from", sa.Date),
    sa.Column("valid_to", sa.Date),  # the first day on which it no longer holds
    sa.Column("place", sa.Text, nullable=False, server_default=""),  # code in the list "lokasi"
    sa.Column("path", ARRAY(sa.Text), nullable=False, server_default="{}"),  # places, root first, ``place`` last
    sa.Column("owner", sa.Text, nullable=False, server_default=""),  # the agency whose own institution it is
    sa.Column("used", sa.Boolean, nullable=False, server_default="false"),  # a form has named it
    sa.Column("changed_at", sa.TIMESTAMP(timezone=True)),
    sa.Column("changed_by", sa.Text, nullable=False, server_default=""),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Index("list_values_by_name", "list", "name", "code"),
    sa.Index("list_values_exact", "search", postgresql_using="hash"),
    sa.Index(
        "list_values_likely", "list", "rank", sa.text("length(name)"), "name", "code",
        postgresql_where=sa.text("active"),
    ),
    sa.Index("list_values_parent", "list", "parent", postgresql_where=sa.text("parent <> ''")),
    sa.Index("list_values_path", "path", postgresql_using="gin"),
    comment="all code lists; rank puts likelier kinds first in a search, position is the order of the list itself",
)

value_versions = sa.Table(
    "value_versions",
    metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
    sa.Column("list", sa.Text, nullable=False),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("parent", sa.Text, nullable=False),
    sa.Column("extra", JSONB, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("valid_from", sa.Date),
    sa.Column("valid_to", sa.Date),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("changed_at", sa.TIMESTAMP(timezone=True)),
    sa.Column("changed_by", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=False),
    sa.Column("removed", sa.Boolean, nullable=False),
    sa.Index("value_versions_of", "list", "code", "id"),
    comment="each version of a value before the one that holds; written by the database itself",
)

list_words = sa.Table(
    "list_words",
    metadata,
    sa.Column("list", sa.Text, primary_key=True),
    sa.Column("word", sa.Text, primary_key=True),
    comment="the words of each list's names; a mistyped word is one of these",
)

value_aliases = sa.Table(
    "value_aliases",
    metadata,
    sa.Column("list", sa.Text, primary_key=True),
    sa.Column("alias", sa.Text, primary_key=True),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Column("by", sa.Text, nullable=False),
    comment="provisional ids of values that were asked for, and the value that each of them became",
)
