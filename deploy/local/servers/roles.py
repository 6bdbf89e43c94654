"""A role and a database for each service: nobody reads what another service owns."""

from collections.abc import Callable
from urllib.parse import quote, urlsplit

import psycopg
from psycopg import sql

from deploy.local.processes import SERVICES_WITH_DATABASE


def role_name(prefix: str, service: str) -> str:
    return f"{prefix}_{service}"


def audit_owner(prefix: str) -> str:
    """The role that owns every audit; nobody logs in as it."""
    return role_name(prefix, "audit")


def database_name(url: str) -> str:
    """The database that an address leads to."""
    return urlsplit(url).path.removeprefix("/")


def service_url(admin_url: str, role: str, password: str) -> str:
    """SQLAlchemy address of the service's own database on the server of `admin_url`."""
    parts = urlsplit(admin_url)
    login = f"{role}:{quote(password, safe='')}"
    host = f"{parts.hostname}:{parts.port or 5432}"
    query = f"?{parts.query}" if parts.query else ""
    return f"postgresql+psycopg://{login}@{host}/{role}{query}"


def make_roles_and_databases(admin_url: str, prefix: str, password: Callable[[str], str]) -> None:
    """Create what is missing and set the passwords; safe to run again."""
    with psycopg.connect(admin_url, autocommit=True) as connection:
        for service in SERVICES_WITH_DATABASE:
            _make_role(connection, role_name(prefix, service), password(service))
            _make_database(connection, role_name(prefix, service))


def close_to_services(admin_url: str) -> None:
    """On a server of ours: into the databases that PostgreSQL itself made goes nobody but its administrator."""
    with psycopg.connect(admin_url, autocommit=True) as connection:
        for name in ("postgres", "template1"):
            connection.execute(sql.SQL("REVOKE CONNECT ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))


def drop_roles_and_databases(admin_url: str, prefix: str) -> None:
    """Undo it, data and all."""
    with psycopg.connect(admin_url, autocommit=True) as connection:
        for name in (sql.Identifier(role_name(prefix, service)) for service in SERVICES_WITH_DATABASE):
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
            connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(name))
        connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(audit_owner(prefix))))


def _make_role(connection: psycopg.Connection, role: str, password: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = "ALTER" if known else "CREATE"
    connection.execute(
        sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}").format(
            sql.SQL(verb), sql.Identifier(role), sql.Literal(password)
        )
    )


def _make_database(connection: psycopg.Connection, role: str) -> None:
    name = sql.Identifier(role)
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [role]).fetchone():
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(name))  # an admin that is no superuser needs it
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, name))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
