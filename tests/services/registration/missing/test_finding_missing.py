"""The list of who is missing: by name, in pages, in the own jurisdiction only."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.audit.tables import entries
from services.contracts.actor import Actor
from services.contracts.errors import Forbidden, Invalid, NotFound
from services.contracts.profiles import Profile
from services.registration.missing.finding import today
from services.registration.tables import missing_people
from tests.services.people import agency, id_of, official
from tests.services.registration.missing.office import BKN, KANREG, OF_BANTUL, OTHER_KANREG, PAPER, SITI, TONO, Office

EVERYBODY = ["BUDI SANTOSO", "SARI DEWI", "TONO ADI"]


@pytest.mark.parametrize("by", [SITI, KANREG, BKN])
def test_the_agency_and_the_offices_above_see_it(office: Office, by: Actor) -> None:
    assert office.found(by) == EVERYBODY


@pytest.mark.parametrize("by", [OF_BANTUL, OTHER_KANREG])
def test_nobody_from_elsewhere_finds_any_of_it(office: Office, by: Actor) -> None:
    attempts: list[tuple[str, dict[str, Any]]] = [
        ("find_missing", {"agency_id": "sleman"}),
        ("missing_person", {"person_id": id_of("Budi")}),
        ("follow_up_document", {"person_id": id_of("Budi"), "document_id": PAPER["document_id"]}),
        ("remind", {"person_ids": [id_of("Budi")]}),
    ]
    office.note("Budi", document=PAPER)
    for method, body in attempts:
        with pytest.raises(NotFound):
            office.ask(method, by, **body)


def test_other_profiles_are_refused(office: Office) -> None:
    executive = official("Eka", (Profile.EXECUTIVE, agency("sleman")))
    with pytest.raises(Forbidden):
        office.found(executive)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"unit_id": "bidang"}, EVERYBODY),
        ({"unit_id": "seksi"}, ["TONO ADI"]),
        ({"q": "sari"}, ["SARI DEWI"]),
        ({"q": "adi ton"}, ["TONO ADI"]),
        ({"q": f"{TONO[:8]} {TONO[8:14]} {TONO[14:]}"}, ["TONO ADI"]),
        ({"q": "%"}, []),
        ({"standing": "unsent"}, ["BUDI SANTOSO"]),
        ({"standing": "unregistered"}, ["SARI DEWI", "TONO ADI"]),
        ({"standing": "rejected"}, []),
        ({"reason": "retired"}, ["SARI DEWI"]),
        ({"reason": "unexplained"}, ["BUDI SANTOSO", "TONO ADI"]),
        ({"stage": "noted"}, ["SARI DEWI"]),
        ({"overdue": True}, []),
        ({"reason": "retired", "unit_id": "seksi"}, []),
    ],
)
def test_it_is_narrowed(office: Office, asked: dict[str, Any], names: list[str]) -> None:
    office.running.register()
    office.note("Sari", reason="retired")
    assert office.found(**asked) == names


def test_a_deadline_is_over_on_the_day_after(office: Office) -> None:
    office.note("Sari")
    for days, names in ((0, []), (1, ["SARI DEWI"])):
        with office.running.work.begin() as uow:
            uow.session.execute(
                sa.update(missing_people)
                .where(missing_people.c.person_id == id_of("Sari"))
                .values(deadline=today() - timedelta(days=days))
            )
        assert office.found(overdue=True) == names
    assert office.opened("Sari")["overdue"]


def test_pages_follow_each_other_without_gap(office: Office) -> None:
    first = office.ask("find_missing", agency_id="sleman", limit=2)
    assert ([row["name"] for row in first["rows"]], first["more"]) == (EVERYBODY[:2], True)
    second = office.ask("find_missing", agency_id="sleman", limit=2, after=first["rows"][-1]["cursor"])
    assert ([row["name"] for row in second["rows"]], second["more"]) == (EVERYBODY[2:], False)
    for wrong in ("yesterday", "[]", '["a", "b"]', "{}", "7"):
        with pytest.raises(Invalid):
            office.found(after=wrong)


def test_a_unit_of_another_agency_is_not_found(office: Office) -> None:
    for unit in ("elsewhere", "nowhere"):
        with pytest.raises(NotFound):
            office.found(unit_id=unit)


def test_a_row_says_where_the_person_works_and_what_is_lacking(office: Office) -> None:
    office.note("Tono", reason="died")
    [row] = office.ask("find_missing", agency_id="sleman", unit_id="seksi")["rows"]
    assert (row["unit"], row["agency"], row["owner"]) == ("Seksi Kurikulum", "Kab. Sleman", "Wahyu")
    assert row["unproved"]
    office.note("Tono", reason="died", document=PAPER)
    assert not office.opened("Tono")["unproved"]


def test_who_looked_and_who_took_a_file_is_in_the_audit_with_the_people(office: Office) -> None:
    office.found()
    office.found(taken=True)
    kept = sa.select(entries.c.action, entries.c.people).order_by(entries.c.at)
    with office.running.work.begin() as uow:
        rows = [row for row in uow.session.execute(kept) if row.action.startswith("missing")]
    assert [row.action for row in rows] == ["missing_people_viewed", "missing_people_taken"]
    assert all(set(row.people) == {id_of("Budi"), id_of("Sari"), id_of("Tono")} for row in rows)
