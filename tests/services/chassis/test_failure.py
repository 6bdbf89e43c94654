"""What passes by itself is waited for; what never will is not."""

from __future__ import annotations

import psycopg
import pytest
import sqlalchemy as sa

from services.chassis.failure import FIRST_WAIT, LONGEST_WAIT, is_database_away, is_transient, pauses
from services.contracts.errors import Broken, Conflict, Invalid, TooMany, Unavailable
from tests.services.chassis.database_side import Database

PASSES = {
    "a deadlock": "RAISE SQLSTATE '40P01'",
    "a serialization failure": "RAISE SQLSTATE '40001'",
    "the server stops": "RAISE SQLSTATE '57P01'",
    "a statement was cancelled": "RAISE SQLSTATE '57014'",
    "too many connections": "RAISE SQLSTATE '53300'",
    "a lock was not free": "RAISE SQLSTATE '55P03'",
    "a standby": "RAISE SQLSTATE '25006'",
}
STAYS = {
    "a value too large for its index": "RAISE SQLSTATE '54000'",
    "a statement too complex": "RAISE SQLSTATE '54001'",
    "a double": "RAISE SQLSTATE '23505'",
    "no such table": "PERFORM * FROM no_such_table",
    "no number": "PERFORM 'x'::int",
    "division": "PERFORM 1 / 0",
}


def failing(database: Database, statement: str) -> BaseException:
    engine = sa.create_engine(database.url)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"DO $$ BEGIN {statement}; END $$")
    except sa.exc.DBAPIError as error:
        return error
    finally:
        engine.dispose()
    raise AssertionError


@pytest.mark.parametrize("statement", PASSES.values(), ids=PASSES)
def test_a_database_in_trouble_is_waited_for(statement: str, database: Database) -> None:
    error = failing(database, statement)
    assert is_transient(error)
    assert is_database_away(error)


@pytest.mark.parametrize("statement", STAYS.values(), ids=STAYS)
def test_a_database_that_says_no_means_it(statement: str, database: Database) -> None:
    assert not is_transient(failing(database, statement))


def test_a_value_too_large_for_an_index_is_no_outage(database: Database) -> None:
    """psycopg calls it an OperationalError, as if the server were away."""
    database.ask("CREATE TABLE indexed (value text UNIQUE)")
    error = failing(database, "INSERT INTO indexed SELECT string_agg(md5(i::text), '') FROM generate_series(1, 1000) i")
    assert isinstance(error, sa.exc.OperationalError)
    assert not is_transient(error)


def test_a_server_that_is_not_there_is_waited_for() -> None:
    engine = sa.create_engine("postgresql+psycopg://u:p@127.0.0.1:9/db")
    with pytest.raises(sa.exc.OperationalError) as refused:
        engine.connect()
    assert is_transient(refused.value)
    with pytest.raises(psycopg.OperationalError) as raw:
        psycopg.connect("postgresql://u:p@127.0.0.1:9/db")
    assert is_transient(raw.value)


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (Unavailable("away"), True),
        (TooMany("slowly"), True),
        (ConnectionResetError(), True),
        (TimeoutError(), True),
        (Conflict("decided"), False),
        (Invalid("wrong"), False),
        (Broken("failed"), False),
        (ValueError("poison"), False),
        (FileNotFoundError("poison"), False),
    ],
)
def test_errors_of_others(error: Exception, passes: bool) -> None:
    assert is_transient(error) is passes
    assert not is_database_away(error)


def test_pauses_double_up_to_the_longest_and_never_end() -> None:
    waits = pauses()
    first = [next(waits) for _ in range(20)]
    assert first[:3] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert first[-1] == LONGEST_WAIT
    assert sum(first[:6]) < 13, "back within 10 s of a return means no pause is longer than that"
