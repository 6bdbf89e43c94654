"""A database with the chassis' tables and one for effects, and what a test asks it.

Each test has a schema of its own: dropping a whole database makes PostgreSQL write a checkpoint, which takes a minute
on a busy machine.
"""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import sqlalchemy as sa
from psycopg import sql

from services.chassis import tables
from services.chassis.audit.install import install

metadata = sa.MetaData()
effects = sa.Table(
    "effects",
    metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
)


class Database:
    """A fresh schema; `url` for SQLAlchemy leads into it."""

    def __init__(self, database_url: str) -> None:
        self.schema = f"t{secrets.token_hex(6)}"
        self._outside = database_url
        self.libpq_url = f"{database_url}?options=-csearch_path%3D{self.schema}"
        self.url = self.libpq_url.replace("postgresql://", "postgresql+psycopg://", 1)
        run(database_url, "CREATE SCHEMA {}", self.schema)
        engine = sa.create_engine(self.url)
        tables.metadata.create_all(engine)
        metadata.create_all(engine)
        engine.dispose()

    def ask(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.libpq_url, autocommit=True) as connection:
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def numbers(self, what: str = "note") -> list[int]:
        """The numbers of all effects of a kind, doubles included."""
        return [row[0] for row in self.ask("SELECT number FROM effects WHERE what = %s ORDER BY id", what)]

    def homes(self) -> list[int]:
        """The numbers of all messages that had their effect, of whatever kind, doubles included."""
        return [row[0] for row in self.ask("SELECT number FROM effects WHERE what NOT IN ('batch', 'case')")]

    def parked(self) -> list[tuple[Any, ...]]:
        """queue, error, settled of everything that was ever parked."""
        return self.ask("SELECT queue, error, settled_at IS NOT NULL FROM parked ORDER BY id")

    def drop(self) -> None:
        run(self._outside, "DROP SCHEMA {} CASCADE", self.schema)


def new_database(admin_url: str, name: str) -> str:
    """A database with nothing but the audit for a whole test run; its libpq URL."""
    run(admin_url, "CREATE DATABASE {}", name)
    install(admin_url, name, f"{name}_audit")
    return urlunsplit(urlsplit(admin_url)._replace(path=f"/{name}"))


def run(url: str, statement: str, *names: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
