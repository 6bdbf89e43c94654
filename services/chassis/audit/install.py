"""Makes the audit's schema in a service's database, as an administrator and for an owner who cannot log in."""
from __future__ import annotations

from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from services.chassis.audit.tables import SCHEMA
from services.chassis.migrate import upgrade


def install(admin_url: str, database: str, owner: str) -> None:
    """Bring the audit of ``database`` to its newest migration; the role ``owner`` is made where it is missing.

    ``admin_url`` is of a user who may make roles and is, or may act as, the owner of the database.
    """
    install_schema(admin_url, database, owner, SCHEMA, Path(__file__).parent / "migrations")


def install_schema(admin_url: str, database: str, owner: str, schema: str, migrations: Path) -> None:
    """The same for any schema that the service may add to and read, and in which it may change nothing."""
    url = make_url(admin_url).set(drivername="postgresql+psycopg", database=database)
    with psycopg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False)) as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [owner]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(owner)))
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(owner)))
        make = sql.SQL("CREATE SCHEMA IF NOT EXISTS {} AUTHORIZATION {}")
        connection.execute(make.format(sql.Identifier(schema), sql.Identifier(owner)))
    as_owner = url.update_query_dict({"options": f"-c role={owner} -c search_path={schema}"})
    upgrade(migrations, as_owner.render_as_string(hide_password=False))
