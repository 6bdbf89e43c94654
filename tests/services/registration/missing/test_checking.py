"""Each night the list of who is missing is compared with the truth: what drifted is found, mended and told."""
from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from services.registration.missing import checking
from services.registration.missing.checking import check_some
from services.registration.missing.finding import ZONE
from services.registration.missing.nightly import Night
from services.registration.tables import forms, missing_people, people, registrants
from tests.services.people import id_of
from tests.services.registration.missing.office import Office

NIGHT = datetime(2026, 3, 2, 2, 0, tzinfo=ZONE)
Drift = Callable[[sa.orm.Session], object]
BUDI, SARI = id_of("Budi"), id_of("Sari")


def past_the_triggers(office: Office, drift: Drift) -> None:
    """As a restored table comes."""
    with office.running.work.begin() as uow:
        tables = (people, registrants, forms)
        for table in tables:
            uow.session.execute(sa.text(f"ALTER TABLE {table.name} DISABLE TRIGGER USER"))
        drift(uow.session)
        for table in tables:
            uow.session.execute(sa.text(f"ALTER TABLE {table.name} ENABLE TRIGGER USER"))


def lost(session: sa.orm.Session) -> None:
    session.execute(sa.delete(missing_people).where(missing_people.c.person_id == SARI))


def left(session: sa.orm.Session) -> None:
    session.execute(sa.update(people).where(people.c.id == SARI).values(status="retired"))


def stale(session: sa.orm.Session) -> None:
    session.execute(sa.update(missing_people).where(missing_people.c.person_id == SARI).values(standing="returned"))


def moved(session: sa.orm.Session) -> None:
    session.execute(sa.update(people).where(people.c.id == SARI).values(agency_id="bantul", unit_id="u", name="S"))


def listed(office: Office) -> list[tuple[str, ...]]:
    shown = ("name", "standing", "agency_id", "unit_id", "nip")
    with office.running.work.begin() as uow:
        rows = uow.session.execute(sa.select(missing_people).order_by(missing_people.c.name))
        return [tuple(getattr(row, name) for name in shown) for row in rows]


def check(office: Office) -> checking.Compared:
    found: checking.Compared = office.running.work.do(check_some)
    return found


@pytest.mark.parametrize(
    ("drift", "name"), [(lost, "SARI DEWI"), (stale, "SARI DEWI"), (left, ""), (moved, "S")],
    ids=["lost", "another standing", "nobody expects", "moved"],
)  # fmt: skip
def test_a_row_that_drifted_is_found_mended_and_told(office: Office, drift: Drift, name: str) -> None:
    before = listed(office)
    past_the_triggers(office, drift)
    assert check(office).mended == (SARI,)
    after = {row[0]: row for row in listed(office)}
    assert {row[0] for row in before} - {"SARI DEWI"} | ({name} - {""}) == after.keys()
    if drift is moved:
        assert after["S"][1:4] == ("unregistered", "bantul", "u")
    if drift in (lost, stale):
        assert sorted(after.values()) == before
    assert [event["person_id"] for event in office.running.events("standing-changed.v1")] == [SARI]
    assert check(office).mended == (), "once mended it is right"


def test_a_form_that_came_past_the_triggers_ends_the_follow_up_and_its_history_stays(office: Office) -> None:
    office.running.fill(agama="2")
    office.note("Budi")
    sent = sa.update(forms).where(forms.c.person_id == BUDI).values(state="sent")
    past_the_triggers(office, lambda session: session.execute(sent))
    assert check(office).mended == (BUDI,)
    assert office.row() is None
    assert office.steps() == ["note", "received"]


def test_what_is_right_is_left_alone(office: Office) -> None:
    office.note("Budi")
    office.running.fill(agama="2")
    before, told = listed(office), office.running.events("standing-changed.v1")
    found = check(office)
    assert (found.people, found.mended, listed(office)) == (len(before), (), before)
    assert office.running.events("standing-changed.v1") == told


def test_everybody_is_compared_once_a_night_page_by_page(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "PAGE", 1)
    past_the_triggers(office, lost)
    night = Night(office.running.work)
    assert not night.step(NIGHT.replace(hour=12)), "by day nobody is compared"
    steps = 0
    while night.step(NIGHT):
        steps += 1
    assert steps >= len(listed(office))
    assert "SARI DEWI" in {row[0] for row in listed(office)}
    past_the_triggers(office, lost)
    assert not night.step(NIGHT)
    while night.step(NIGHT + timedelta(days=1)):
        pass
    assert "SARI DEWI" in {row[0] for row in listed(office)}
