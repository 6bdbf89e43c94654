"""Belum terdata: every number of its pages and file equals SQL over registration's and reference's own databases.

The SQL counts from people, registrants and forms, not from the rows that triggers keep beside them; only the reason
and the stage of a follow-up are read there, for they stand nowhere else.
"""

from __future__ import annotations

import base64
import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import psycopg
import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from gateway import assets
from gateway.admin.missing.words import REASONS
from gateway.app import create_app
from gateway.session import OFFICIAL
from gateway.settings import Settings
from services.contracts.profiles import Profile
from services.reporting.handlers import rebuilding
from services.reporting.tables import tallies
from tests.gateway.fake_services import FakeServices
from tests.services.asking import ask
from tests.services.conftest import OpenDatabase
from tests.services.reporting.campaign import SUPER_ADMIN, Campaign
from tests.services.seeded_country import Country, reporting_on

HERE, FILE, MARK = "/admin/belum-terdata", "/admin/belum-terdata/angka.csv", "\ufeff"
Numbers = tuple[int, ...]  # expected, received, missing, explained, unexplained, final, then each reason
FOLLOWED_UP = """
    UPDATE people SET status = 'retired' WHERE id IN (SELECT person_id FROM registrants ORDER BY person_id LIMIT 6);
    UPDATE registrants SET state = 'ditolak' WHERE person_id IN
        (SELECT person_id FROM forms WHERE state = 'returned' LIMIT 2);
    WITH mine AS (SELECT person_id, row_number() OVER (ORDER BY person_id) AS n FROM missing_people)
    UPDATE missing_people m SET
        reason = (ARRAY['retired', 'died', 'transferred', 'long_leave', 'no_access', 'unknown'])[1 + n % 6],
        stage = (ARRAY['noted', 'proposed', 'final'])[1 + n / 6 % 3]
    FROM mine WHERE mine.person_id = m.person_id AND n % 5 > 1"""
TRUTH = """
    SELECT p.agency_id, p.unit_id, count(*), count(*) FILTER (WHERE came), count(*) FILTER (WHERE NOT came),
           count(*) FILTER (WHERE NOT came AND why.reason <> '' AND why.stage <> 'final'),
           count(*) FILTER (WHERE NOT came AND why.reason = '' AND why.stage <> 'final'),
           count(*) FILTER (WHERE NOT came AND why.stage = 'final'), {reasons}
    FROM people p LEFT JOIN registrants r ON r.person_id = p.id LEFT JOIN forms f ON f.person_id = p.id
    CROSS JOIN LATERAL (SELECT coalesce(f.state IN ('sent', 'done'), false)) AS received (came)
    LEFT JOIN missing_people m ON m.person_id = p.id
    CROSS JOIN LATERAL (SELECT coalesce(m.reason, ''), coalesce(m.stage, '')) AS why (reason, stage)
    WHERE p.status = 'active' OR r.person_id IS NOT NULL GROUP BY 1, 2"""
OF_A_REASON = "count(*) FILTER (WHERE NOT came AND why.stage <> 'final' AND why.reason = '{}')"


class Missing:
    """A country in which some are missing, and the pages that tell of it."""

    def __init__(self, country: Country, campaign: Campaign, pages: FlaskClient) -> None:
        self.country, self.campaign, self._pages = country, campaign, pages

    def rows(self, service: str, question: str) -> list[tuple[Any, ...]]:
        with self.country.works[service].begin() as uow:
            return [tuple(row) for row in uow.session.execute(sa.text(question))]

    def counted(self) -> dict[tuple[str, str], Numbers]:
        """By agency and unit, in SQL."""
        question = TRUTH.format(reasons=", ".join(map(OF_A_REASON.format, REASONS)))
        return {(str(row[0]), str(row[1])): tuple(map(int, row[2:])) for row in self.rows("registration", question)}

    def file(self, agency_id: str = "", unit_id: str = "") -> dict[str, Numbers]:
        """The file's rows by their names."""
        text = self._pages.get(FILE, query_string={"instansi": agency_id, "unit": unit_id}).text
        rows = list(csv.reader(text.removeprefix(MARK).splitlines()))[1:]
        assert len({row[0] for row in rows}) == len(rows)
        return {row[0]: tuple(map(int, row[1:])) for row in rows}

    def page(self, agency_id: str = "") -> list[int]:
        """The figures at the top: expected, received, missing, explained, unexplained, final."""
        page = lxml.html.fromstring(self._pages.get(HERE, query_string={"instansi": agency_id}).text)
        figures = page.xpath("//dl[contains(@class, 'kpis')]//span[@class='v']/text()[1]")
        return [int(one.strip().replace(".", "")) for one in figures]

    def names(self, question: str) -> dict[str, str]:
        """Id to name, of reference."""
        return {str(row[0]): str(row[1]) for row in self.rows("reference", question)}


@pytest.fixture
def missing(
    open_database: OpenDatabase, field_keys: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Missing]:
    country = Country(open_database)
    country.seed_cases(120)
    url = country.engines["registration"].url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url) as connection:
        connection.execute(FOLLOWED_UP.encode())
    campaign = reporting_on(country)
    campaign.work.do(rebuilding.begin)
    campaign.rebuild()
    monkeypatch.setenv("DOCUMENT_STORE", str(tmp_path))
    monkeypatch.setenv("DOCUMENT_KEYS", json.dumps({"k1": base64.b64encode(b"d" * 32).decode()}))
    assets.build()
    fake = FakeServices()
    fake.answers["reporting.missing"] = lambda **body: ask(campaign.service, "missing", SUPER_ADMIN, **body)
    with create_app(fake.services(), Settings(secret_key="s" * 40, mode="demo")).test_client() as pages:
        pages.set_cookie(OFFICIAL, fake.official(Profile.EXECUTIVE), path="/admin")
        yield Missing(country, campaign, pages)


def added(counts: list[Numbers]) -> Numbers:
    return tuple(map(sum, zip(*counts, strict=True)))


def test_the_country_and_each_agency_equal_sql(missing: Missing) -> None:
    counted, names = missing.counted(), missing.names("SELECT id, name FROM agencies")
    agencies = {agency for agency, _unit in counted}
    by_agency = {agency: added([one for key, one in counted.items() if key[0] == agency]) for agency in agencies}
    assert missing.file() == {names[agency]: numbers for agency, numbers in by_agency.items()}
    whole = added(list(by_agency.values()))
    assert missing.page() == list(whole[:6])
    assert all(whole), "each number has somebody behind it"
    for agency, numbers in by_agency.items():
        assert missing.page(agency) == list(numbers[:6])


def test_the_units_of_an_agency_equal_sql_at_every_depth(missing: Missing) -> None:
    counted = missing.counted()
    most = Counter({agency: 0 for agency, _unit in counted})
    most.update(agency for agency, _unit in counted)
    agency = most.most_common(1)[0][0]
    paths = {str(row[0]): list(map(str, row[1])) for row in missing.rows("reference", "SELECT id, path FROM org_units")}
    names = missing.names("SELECT id, name FROM org_units")
    opened, depths = [""], 0
    while opened:
        unit = opened.pop()
        shown = ask(missing.campaign.service, "missing", SUPER_ADMIN, agency_id=agency, unit_id=unit)["units"]
        rows, below = {one["id"] for one in shown}, dict[str, list[Numbers]]()
        for (whose, here), numbers in counted.items():
            way = ["", *paths.get(here, ())]
            if whose == agency and unit in way:  # who works in the opened unit itself stands beside its parts
                below.setdefault([one for one in way if one in rows][-1], []).append(numbers)
        assert missing.file(agency, unit) == {names.get(one, ""): added(numbers) for one, numbers in below.items()}
        further = [one["id"] for one in shown if one["below"]]
        opened, depths = opened + further, depths + bool(further)
    assert depths
    top = missing.file(agency)
    assert added(list(top.values())) == added([one for key, one in counted.items() if key[0] == agency])


def test_a_wrong_number_is_found(missing: Missing) -> None:
    with missing.campaign.work.begin() as uow:
        final = (tallies.c.kind == "missing", tallies.c.a == "final", tallies.c.agency_id != "")
        one = uow.session.scalar(sa.select(tallies.c.agency_id).where(*final).limit(1))
        wrong = (*final, tallies.c.agency_id == one)
        uow.session.execute(sa.update(tallies).where(*wrong).values(people=tallies.c.people + 1))
    counted = missing.counted()
    assert missing.page() != list(added(list(counted.values()))[:6])
