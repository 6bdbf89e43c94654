"""However long the queues of a country are, a page reads what it shows and not much more."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa

from services.chassis.database import create_engine, open_work
from services.chassis.work import UnitOfWork
from services.contracts.profiles import Profile
from services.verification.handlers.claiming import next_case
from services.verification.views.filters import filters
from services.verification.views.inbox import inbox
from services.verification.views.queues import COUNTED, queues
from tests.servers import NewDatabase
from tests.services.people import NATIONAL, official

DEWI = official("Dewi", (Profile.VERIFIER_BKN_STATUS, NATIONAL))
PAGE = 50
MANY = 8 * COUNTED  # cases at the level that has one office for the whole country; seven times more elsewhere

CASES = sa.text("""
    INSERT INTO cases (id, person_id, submission_id, round, register_number, nip, name, unit_path, unit_names,
        agency_id, agency_name, national, kanreg_id, kanreg_name, sent_at, version, state, level, since,
        office_kind, office_id)
    SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, 'R' || n, n::text, initcap(md5(n::text)),
        '{u}', '{U}', 'a', 'A', false, 'k', 'K', now(), 2, CASE WHEN n % 20 = 0 THEN 'returned' ELSE 'open' END,
        CASE WHEN n % 8 = 1 THEN 4 ELSE 1 END, now() - n * interval '1 minute',
        CASE WHEN n % 8 = 1 THEN 'national' ELSE 'org_unit' END, CASE WHEN n % 8 = 1 THEN '' ELSE (n % 999)::text END
    FROM generate_series(1, :cases) AS n""")
STEPS = """
    INSERT INTO transitions (case_id, version, state, level, round, who, office_kind, office_id)
    SELECT id, 1, 'queued', level, 1, '', '', '' FROM cases
    UNION ALL SELECT id, 2, state, level, 1, 'somebody ' || right(nip, 2), office_kind, office_id FROM cases"""
DECISIONS = """
    INSERT INTO decisions (case_id, level, round, change_id, key, digest, verdict, account_id, who, name, office)
    SELECT id, 1, 1, gen_random_uuid(), 'alamat', 'd', 'approve', gen_random_uuid(), 'somebody ' || right(nip, 2), 'N',
        'O' FROM cases WHERE level > 1"""
READ = sa.text("SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables")

RowsRead = Callable[[], int]


@pytest.fixture(scope="module")
def filled(new_database: NewDatabase) -> Iterator[sa.Engine]:
    """A country in which much waits, known to the planner."""
    engine = create_engine(new_database("verification"))
    with engine.begin() as connection:
        connection.execute(CASES, {"cases": 8 * MANY})
        connection.exec_driver_sql(STEPS)
        connection.exec_driver_sql(DECISIONS)
        connection.exec_driver_sql("SET LOCAL default_statistics_target = 1000")  # every row, so that plans do not vary
        connection.exec_driver_sql("ANALYZE cases, transitions, decisions")
    yield engine
    engine.dispose()


@pytest.fixture
def country(filled: sa.Engine) -> Iterator[UnitOfWork]:
    """A transaction on a connection that has read nothing yet."""
    filled.dispose()
    with open_work(filled).begin() as uow:
        yield uow


@pytest.fixture
def rows_read(country: UnitOfWork) -> RowsRead:
    """How many rows the transaction has read so far."""
    return lambda: int(country.session.scalar(READ) or 0)


@pytest.mark.parametrize("queue", ["unclaimed", "mine", "late", "returned", "sent"])
def test_a_page_of_a_queue_reads_few_rows(country: UnitOfWork, rows_read: RowsRead, queue: str) -> None:
    page = inbox(country, DEWI, queue, "", "", PAGE)
    assert len(page["rows"]) == (PAGE if queue in ("unclaimed", "late") else 0)
    assert rows_read() < 2 * PAGE


def test_the_second_page_reads_few_rows(country: UnitOfWork, rows_read: RowsRead) -> None:
    first = inbox(country, DEWI, "unclaimed", "", "", PAGE)
    second = inbox(country, DEWI, "unclaimed", "", first["next"], PAGE)
    assert second["rows"][0] not in first["rows"]
    assert rows_read() < 4 * PAGE


@pytest.mark.parametrize(
    ("q", "found"),
    [("Zzyzx", 0), ("R7777", 1), ("63993", 1), ("45C48cce2e", 1)],
    ids=["nothing", "nomor register", "NIP", "name"],
)
def test_a_search_reads_few_rows(country: UnitOfWork, rows_read: RowsRead, q: str, found: int) -> None:
    assert len(inbox(country, DEWI, "unclaimed", q, "", PAGE)["rows"]) == found
    assert rows_read() < 2 * PAGE


def test_a_search_by_status_reads_few_rows(country: UnitOfWork, rows_read: RowsRead) -> None:
    page = inbox(country, DEWI, "all", "", "", PAGE, status="open-4", agency_id="a")
    assert len(page["rows"]) == PAGE
    assert rows_read() < 4 * PAGE


def test_filters_read_no_more_than_they_count(country: UnitOfWork, rows_read: RowsRead) -> None:
    assert [place["cases"] for place in filters(country, DEWI, "unclaimed")["units"]] == [COUNTED]
    assert rows_read() < 4 * COUNTED


def test_counts_read_no_more_than_they_count(country: UnitOfWork, rows_read: RowsRead) -> None:
    counted = queues(country, DEWI)
    assert (counted["unclaimed"], counted["late"]) == (COUNTED, COUNTED)
    assert rows_read() < 2 * COUNTED + PAGE


def test_the_next_case_is_found_at_once(country: UnitOfWork, rows_read: RowsRead) -> None:
    assert next_case(country, DEWI)["register_number"]
    assert rows_read() < PAGE
