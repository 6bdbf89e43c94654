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
    comment="all code lists; rank puts likelier kinds first in a search, position is the order of the list itself",
)
