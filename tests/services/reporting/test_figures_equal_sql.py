"""Every number of every report page equals SQL over the services' own databases, before and after a rebuild."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from gateway import assets
from gateway.app import create_app
from gateway.session import OFFICIAL
from gateway.settings import Settings
from services.contracts.profiles import Profile
from services.contracts.registration.events import Registered, RegistrantDecided
from services.contracts.verification.events import CaseMoved
from services.reporting.domain.what_counts import ZONE
from services.reporting.handlers import rebuilding
from services.reporting.tables import tallies
from tests.benchmarks._reports.by_sql import truth
from tests.benchmarks._reports.filling import fill
from tests.benchmarks._reports.pages import Compared, differences
from tests.benchmarks._reports.sheets import Part, Sheets
from tests.benchmarks._reports.stages import parts
from tests.gateway.fake_services import FakeServices
from tests.services.asking import ask
from tests.services.conftest import OpenDatabase
from tests.services.reporting.campaign import SUPER_ADMIN, Campaign
from tests.services.seeded_country import Country, reporting_on

BASE, FORMS, PEOPLE, TABLES = 300, 120, 900, 6 * 21 + 3
# people on the ways that a seed does not take: not yet active, rejected, gone but registered, back with the citizen
# and sent again, finished
UNUSUAL = {
    "registration": """
        WITH others AS (SELECT id, agency_id, row_number() OVER (ORDER BY id) AS n FROM people
                        WHERE id NOT IN (SELECT person_id FROM registrants) LIMIT 30)
        INSERT INTO registrants (person_id, register_number, agency_id, email, phone, state, registered_at)
        SELECT id, 'X-' || n, agency_id, '', '', (ARRAY['baru', 'ditolak', 'aktif'])[1 + n % 3],
               now() - n * interval '9 h' FROM others;
        INSERT INTO forms (person_id, saved_at)
        SELECT person_id, now() FROM registrants WHERE register_number LIKE 'X-%7';
        UPDATE people SET status = 'retired' WHERE id IN
            (SELECT person_id FROM registrants WHERE register_number LIKE 'X-%2');
        UPDATE people SET record = record - 'golongan' WHERE id IN
            (SELECT person_id FROM registrants WHERE register_number LIKE 'X-%4');
        INSERT INTO submissions (id, person_id, round, facts, sent_at)
        SELECT gen_random_uuid(), person_id, 2, '{}', now() - interval '3 h' FROM forms WHERE state = 'returned'""",
    "verification": """
        CREATE TEMPORARY TABLE finished AS SELECT *, row_number() OVER (ORDER BY id) AS n FROM cases
        WHERE state = 'open' ORDER BY id LIMIT 24;
        INSERT INTO transitions (case_id, version, state, level, round, at)
        SELECT id, version + 1, 'completed', level, round, now() - n * interval '1 day' FROM finished;
        INSERT INTO transitions (case_id, version, state, level, round, at)
        SELECT id, version + 2, 'done', level, round, now() - n * interval '1 day' + interval '1 minute'
        FROM finished WHERE n % 3 > 0;
        UPDATE cases SET state = CASE WHEN n % 3 > 0 THEN 'done' ELSE 'completed' END, version = cases.version + 2
        FROM finished WHERE finished.id = cases.id""",
}  # fmt: skip


class Figures:
    """A country, its reporting service, and the gateway's pages on both."""

    def __init__(self, country: Country, campaign: Campaign, pages: FlaskClient) -> None:
        self.country, self.campaign, self._pages = country, campaign, pages

    def url(self, service: str) -> str:
        url = self.country.engines[service].url.set(drivername="postgresql")
        return url.render_as_string(hide_password=False)

    def fetch(self, path: str) -> str:
        answer = self._pages.get(path)
        assert answer.status_code == 200, (path, answer.text)
        return answer.text

    def different(self) -> tuple[int, list[str]]:
        """How many tables were compared, and what is wrong."""
        counted = truth({name: self.url(name) for name in ("registration", "verification", "reference")})
        today, compared = datetime.now(UTC).astimezone(ZONE).date(), Compared()
        for part in parts(counted):
            compared = compared.and_also(differences(self.fetch, part, Sheets(counted, part, today)))
        return compared.tables, list(compared.wrong)

    def ask(self, service: str, question: str) -> list[Any]:
        with self.country.works[service].begin() as uow:
            return list(uow.session.execute(sa.text(question)))

    def do(self, service: str, statement: str) -> None:
        with psycopg.connect(self.url(service)) as connection:
            connection.execute(statement.encode())


@pytest.fixture
def figures(
    open_database: OpenDatabase, field_keys: None, postgres_admin_url: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Figures]:
    """Nine hundred people on all ways; the read models have been made from zero."""
    country = Country(open_database)
    country.seed_cases(FORMS)
    campaign = reporting_on(country)
    monkeypatch.setenv("DOCUMENT_STORE", str(tmp_path))
    monkeypatch.setenv("DOCUMENT_KEYS", json.dumps({"k1": base64.b64encode(b"d" * 32).decode()}))
    assets.build()
    fake = FakeServices()
    for method in ("progress", "workforce", "recapitulations"):
        fake.answers[f"reporting.{method}"] = _asked(campaign, method)
    with create_app(fake.services(), Settings(secret_key="s" * 40, mode="demo")).test_client() as pages:
        pages.set_cookie(OFFICIAL, fake.official(Profile.EXECUTIVE), path="/admin")
        made = Figures(country, campaign, pages)
        for service, statement in UNUSUAL.items():
            made.do(service, statement)
        done = made.ask("verification", "SELECT person_id::text FROM cases WHERE state = 'done'")
        ids = ", ".join(f"'{row.person_id}'" for row in done)
        made.do("registration", f"UPDATE forms SET state = 'done' WHERE person_id IN ({ids})")
        admin = sa.engine.make_url(postgres_admin_url)
        registration, verification = (
            admin.set(database=country.engines[name].url.database).render_as_string(hide_password=False)
            for name in ("registration", "verification")
        )
        assert fill(registration, verification, PEOPLE)["people"] == PEOPLE - BASE
        campaign.work.do(rebuilding.begin)
        campaign.rebuild()
        yield made


def _asked(campaign: Campaign, method: str) -> object:
    return lambda **body: ask(campaign.service, method, SUPER_ADMIN, **body)


def test_every_table_of_every_page_equals_sql(figures: Figures) -> None:
    assert figures.different() == (TABLES, [])


def test_what_events_add_equals_sql_and_a_rebuild_from_zero(figures: Figures) -> None:
    people = figures.ask(
        "registration",
        "SELECT id::text, agency_id FROM people WHERE id NOT IN (SELECT person_id FROM registrants) LIMIT 40",
    )
    figures.do("registration", """
        INSERT INTO registrants (person_id, register_number, agency_id, email, phone, state)
        SELECT id, 'M' || id, agency_id, '', '', 'aktif' FROM people
        WHERE id IN ({})""".format(", ".join(f"'{row.id}'" for row in people[:39])))  # fmt: skip
    figures.do("verification", """
        UPDATE cases SET state = 'returned', version = version + 1 WHERE state = 'open' AND level = 2;
        INSERT INTO transitions (case_id, version, state, level, round)
        SELECT id, version, 'returned', level, round FROM cases WHERE state = 'returned' AND level = 2""")  # fmt: skip
    moved = figures.ask(
        "verification",
        "SELECT id::text, submission_id::text, person_id::text, agency_id, version FROM cases"
        " WHERE state = 'returned' AND level = 2",
    )
    figures.campaign.hear(
        *(Registered(person_id=row.id, agency_id=row.agency_id) for row in people),
        *(
            CaseMoved(
                case_id=row.id, submission_id=row.submission_id, person_id=row.person_id, agency_id=row.agency_id,
                version=row.version, was="level-2", now="returned",
            )
            for row in moved
        ),
    )  # fmt: skip
    assert moved
    assert figures.different() == (TABLES, [])
    live = figures.campaign.models()
    figures.campaign.work.do(rebuilding.begin)
    figures.campaign.rebuild()
    assert figures.campaign.models() == live


def test_a_wrong_number_is_found_in_every_table_that_shows_it(figures: Figures) -> None:
    with figures.campaign.work.begin() as uow:
        one = sa.select(tallies.c.agency_id).where(tallies.c.kind == "stage", tallies.c.a == "level-1")
        most = uow.session.scalar(one.where(tallies.c.agency_id != "").order_by(tallies.c.people.desc()).limit(1))
        wrong = (tallies.c.kind == "stage", tallies.c.a == "level-1", tallies.c.agency_id == most)
        uow.session.execute(sa.update(tallies).where(*wrong).values(people=tallies.c.people + 1))
    _, found = figures.different()
    assert {"instansi.csv", "corong.csv", "page"} <= {one.partition(" of ")[0] for one in found}


def test_somebody_whom_no_event_named_is_found(figures: Figures) -> None:
    [person] = figures.ask("registration", "SELECT person_id::text AS id, agency_id FROM registrants"
                           " WHERE state = 'aktif' ORDER BY person_id LIMIT 1")  # fmt: skip
    figures.do("registration", f"UPDATE registrants SET state = 'ditolak' WHERE person_id = '{person.id}'")
    assert figures.different()[1]
    figures.campaign.hear(RegistrantDecided(person_id=person.id, agency_id=person.agency_id))
    assert figures.different() == (TABLES, [])


def test_parts_are_those_of_the_filter_bar() -> None:
    assert Part(kanreg="k1", jenis="national").words == {"kanreg": "k1", "jenis": "national"}
