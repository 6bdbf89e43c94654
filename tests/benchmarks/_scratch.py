"""Databases of a benchmark's own: on the installation's server while it runs, else on one that goes with them."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from services.chassis.audit.install import install
from services.chassis.migrate import migrate
from services.identity.collected.install import install_collected
from tests.servers import database


@contextmanager
def scratch_databases(*services: str) -> Iterator[dict[str, str]]:
    """Service to the SQLAlchemy URL of an empty, migrated database; dropped at the end."""
    run = secrets.token_hex(4)
    names = {service: f"bench_{service}_{run}" for service in services}
    with ExitStack() as stack:
        admin = _that_answers() or stack.enter_context(database())
        connection = stack.enter_context(psycopg.connect(admin, autocommit=True))
        try:
            for name in names.values():
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
            urls = {service: _url(admin, name) for service, name in names.items()}
            for service, url in urls.items():
                migrate(service, url)
                install(admin, names[service], f"bench_audit_{run}")
                if service == "identity":
                    install_collected(admin, names[service], f"bench_audit_{run}")
            yield urls
        finally:
            for name in names.values():
                connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
            connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(f"bench_audit_{run}")))


def _that_answers() -> str:
    """The installation's server, or nothing where it does not run."""
    admin = os.environ.get("DATABASE_URL_ADMIN", "")
    try:
        if admin:
            psycopg.connect(admin, connect_timeout=3).close()
    except psycopg.OperationalError:
        return ""
    return admin


def _url(admin: str, name: str) -> str:
    parts = urlsplit(admin)
    return urlunsplit(("postgresql+psycopg", parts.netloc, f"/{name}", parts.query, ""))
