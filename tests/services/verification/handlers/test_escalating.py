"""Late offices are told to their supervisors once a working day; the pace of an office tells its end."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.errors import NotFound
from services.contracts.profiles import Profile
from services.contracts.working_days import days_before
from services.verification.handlers.escalating import JAKARTA, escalate
from services.verification.tables import cases, escalations
from tests.services.asking import ask
from tests.services.people import agency, official
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI, BIMA, OTHER_UNIT
from tests.services.verification.running import Running

NAMA = change("nama", "Budi S", old="Budi")
ADMIN = official("Admin", (Profile.AGENCY_ADMIN, agency("sleman")))
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=JAKARTA)


def waits(running: Running, person: str, days: int) -> None:
    """The case came so many working days ago."""
    day = days_before(datetime.now(UTC).date(), days)
    since = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    mine = sa.update(cases).where(cases.c.id == running.case(person).id).values(since=since)
    with running.work.begin() as uow:
        uow.session.execute(mine)


def told(running: Running, now: datetime = MONDAY) -> list[tuple[int, str, str, int]]:
    running.work.do(escalate, now)
    running.deliver()
    found = [(e["level"], e["office_id"], e["office"], e["late"]) for e in running.events("office-late.v1")]
    running.sent.clear()
    return found


@pytest.fixture
def late(running: Running) -> Running:
    """Two late cases at level 1 in one office, one at level 2, and one that came on its last day."""
    people = {"Budi": 6, "Sari": 9, "Dian": 5}
    for person, days in people.items():
        running.take_in(form(NAMA, person=person))
        waits(running, person, days)
    running.take_in(form(NAMA, person="Agus"))
    running.decide(ANI, person="Agus")
    waits(running, "Agus", 6)
    running.sent.clear()
    return running


def test_each_office_is_told_once_with_how_many_are_late(late: Running) -> None:
    assert told(late) == [(1, "dinas", "Dinas", 2), (2, "sleman", "Sleman", 1)]
    assert told(late, MONDAY + timedelta(hours=3)) == []
    assert told(late, MONDAY + timedelta(days=1)) != []


@pytest.mark.parametrize(
    "moment",
    [
        MONDAY.replace(hour=6),
        MONDAY - timedelta(days=1),  # Sunday
        datetime(2026, 12, 25, 9, tzinfo=JAKARTA),
    ],
)
def test_nobody_is_told_early_or_on_a_free_day(late: Running, moment: datetime) -> None:
    assert told(late, moment) == []
    with late.work.begin() as uow:
        assert uow.session.scalars(sa.select(escalations.c.day)).all() == []


def test_what_is_in_time_is_not_told(running: Running) -> None:
    running.take_in(form(NAMA))
    waits(running, "Budi", 5)
    running.sent.clear()
    assert told(running) == []


def forecast(running: Running, actor: Any, level: int = 1, office_id: str = "dinas") -> Any:
    return ask(running.service, "forecast", actor, level=level, office_id=office_id)


def test_the_pace_counts_what_people_decided_and_nothing_else(late: Running) -> None:
    shown = forecast(late, ANI)
    assert (shown["open"], shown["late"], shown["decided"]) == (3, 2, 1)
    assert shown["ends_on"] > datetime.now(UTC).date().isoformat()
    assert forecast(late, ADMIN) == shown
    at_level_2 = forecast(late, ADMIN, 2, "sleman")
    assert (at_level_2["open"], at_level_2["decided"], at_level_2["ends_on"]) == (1, 0, "")


def test_a_form_that_was_turned_back_was_not_decided(running: Running) -> None:
    running.take_in(form(NAMA))
    running.ask("turn_back", official("Tono", (Profile.ROLLBACK_OPERATOR, agency("sleman"))), reason="Salah")
    assert forecast(running, ANI)["decided"] == 0


def test_foreign_offices_have_no_forecast(late: Running) -> None:
    for actor in (OTHER_UNIT, BIMA, official("X", (Profile.AGENCY_ADMIN, agency("bantul")))):
        with pytest.raises(NotFound):
            forecast(late, actor)
