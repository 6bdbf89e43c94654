"""Pages of people for reporting: complete, in order, and a late page reads no more than an early one."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from services.chassis.database import create_engine, open_work
from services.chassis.work import Work
from services.contracts.actor import Actor
from services.contracts.registration.reports import PersonFacts, Place, place_of
from services.registration.for_reports import people_for_reports
from tests.servers import NewDatabase

PEOPLE, PAGE = 20_000, 100
READ = sa.text("SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables")
FILL = (
    """INSERT INTO people (id, nip, name, birth_date, agency_id, unit_id, record)
       SELECT CAST(md5(n::text) AS uuid), n::text, 'N', '1975-03-27', 'a', 'u' || n % 3, jsonb_build_object(
           'golongan', '31', 'jenis_kelamin', '1', 'alamat', repeat('x', 300)) FROM generate_series(1, 20000) AS n""",
    """INSERT INTO registrants (person_id, register_number, agency_id, email, phone, state)
       SELECT id, 'R' || nip, 'a', '', '', 'aktif' FROM people WHERE CAST(nip AS int) % 2 = 0""",
    "INSERT INTO forms (person_id, state, saved_at) SELECT person_id, 'sent', now() FROM registrants",
    """INSERT INTO submissions (id, person_id, round, facts)
       SELECT gen_random_uuid(), person_id, round, '{}' FROM registrants, generate_series(1, 2) AS round""",
    "ANALYZE people, registrants, forms, submissions",
)


@pytest.fixture(scope="module")
def country(new_database: NewDatabase) -> Iterator[Work]:
    """Half of the people have registered and sent twice; the planner knows."""
    engine = create_engine(new_database("registration"))
    with engine.begin() as connection:
        for statement in FILL:
            connection.exec_driver_sql(statement.replace("%", "%%"))
    yield open_work(engine)
    engine.dispose()


def page(work: Work, after: Place | None, limit: int = PAGE) -> tuple[list[PersonFacts], int]:
    """The people, and how many rows the database read for them."""
    with work.begin() as uow:
        before = uow.session.scalar(READ) or 0
        found = people_for_reports(uow, Actor("", service="reporting"), person_ids=[], after=after, limit=limit)
        return found, (uow.session.scalar(READ) or 0) - before


def like(digit: str) -> str:
    """In the middle of the ids that begin so."""
    return f"{digit}8000000-0000-0000-0000-000000000000"


@pytest.mark.parametrize("after", [None, ("a", "u0", like("0")), ("a", "u1", like("8")), ("a", "u2", like("f"))])
def test_a_page_reads_what_it_shows_wherever_it_is(country: Work, after: Place | None) -> None:
    found, read = page(country, after)
    assert len(found) == PAGE
    assert read < 8 * PAGE  # a person, a registrant, a form and two submissions, and a little beyond the end


def test_all_pages_together_are_everybody_once_with_registrant_form_and_rounds(country: Work) -> None:
    everybody: list[PersonFacts] = []
    while some := page(country, place_of(everybody[-1]) if everybody else None, 1000)[0]:
        everybody += some
    places = [place_of(one) for one in everybody]
    assert (len(places), places) == (PEOPLE, sorted(set(places)))
    assert sum(one["registrant"] == "aktif" for one in everybody) == PEOPLE // 2
    assert {(one["started"], len(one["sent"]), one["golongan"], one["study"]) for one in everybody} == {
        (False, 0, "31", ""), (True, 2, "31", ""),
    }  # fmt: skip
