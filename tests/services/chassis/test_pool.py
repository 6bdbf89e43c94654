"""Connections that lie in the pool: a request never pays for one that died there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from services.chassis import database as chassis
from services.chassis.failure import is_transient
from tests.services.chassis.database_side import Database

SERVER = sa.text("SELECT pg_backend_pid()")


@pytest.fixture
def engine(database: Database) -> Iterator[sa.Engine]:
    engine = chassis.create_engine(database.url, pool_size=2)
    yield engine
    engine.dispose()


def server_of(engine: sa.Engine) -> int:
    """The server's process behind the connection that the pool hands out."""
    with engine.connect() as connection:
        return int(connection.scalars(SERVER).one())


def test_a_connection_that_died_while_it_rested_is_opened_anew(
    engine: sa.Engine, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chassis, "RESTED", 0.0)
    before = server_of(engine)
    assert server_of(engine) == before, "one that lives is used again"
    database.ask("SELECT pg_terminate_backend(%s, 5000)", before)
    assert server_of(engine) != before


def test_after_the_first_failure_no_other_connection_of_that_time_is_used(
    engine: sa.Engine, database: Database
) -> None:
    with engine.connect() as one, engine.connect() as two:
        both = [int(connection.scalars(SERVER).one()) for connection in (one, two)]
    for server in both:
        database.ask("SELECT pg_terminate_backend(%s, 5000)", server)
    with pytest.raises(sa.exc.DBAPIError) as failed:
        server_of(engine)  # it lay there for no time: nobody asked it
    assert is_transient(failed.value), "a message is tried again, a person is told to"
    assert server_of(engine) not in both


def test_the_pool_ends_where_it_is_told(engine: sa.Engine) -> None:
    with engine.connect(), engine.connect():
        assert engine.pool.status().startswith("Pool size: 2")
        assert engine.pool.overflow() <= 0  # type: ignore[attr-defined]
