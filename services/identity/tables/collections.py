"""How the collecting of the other services' audits goes."""

import sqlalchemy as sa

from services.identity.tables.base import Moment, metadata

collections = sa.Table(
    "collections",
    metadata,
    sa.Column("service", sa.Text, primary_key=True),
    sa.Column("at", Moment, nullable=False, server_default=sa.func.now(), comment="of the last round, roughly"),
    sa.Column("problem", sa.Text, nullable=False, comment="why no more was taken then; empty when nothing was wrong"),
    comment="when each service was asked last for what it has sealed",
)
