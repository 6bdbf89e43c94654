"""Org units from a file: the tree stands whatever the order of rows, and ticks are announced once."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from services.chassis.importing.report import Report
from services.chassis.tables import outbox
from services.chassis.work import Work
from services.contracts.reference.events import Level1UnitFlagged
from services.reference.importing.agencies import import_agencies
from services.reference.importing.org_units import import_units
from services.reference.tables import org_units

AGENCIES = "id,kode,nama,jenis\nA,10,Satu,P\nB,20,Dua,P\n"
HEADER = "id,nama,instansi,induk,eselon,level1\n"
ImportText = Callable[..., Report]


@pytest.fixture
def two_agencies(reference: Work, import_text: ImportText) -> Work:
    import_text(reference, import_agencies, AGENCIES)
    return reference


def paths(work: Work) -> dict[str, list[str]]:
    with work.begin() as uow:
        return {row.id: row.path for row in uow.session.execute(sa.select(org_units.c.id, org_units.c.path))}


def announced(work: Work) -> list[Level1UnitFlagged]:
    with work.begin() as uow:
        return [Level1UnitFlagged.from_wire(body) for body in uow.session.scalars(sa.select(outbox.c.body))]


def test_children_may_come_before_their_parents(two_agencies: Work, import_text: ImportText) -> None:
    file = HEADER + "u3,Seksi,10,u2,,\nu2,Bidang,10,u1,31,\nu1,Dinas,A,,21,1\n"
    assert import_text(two_agencies, import_units, file).refused == 0
    assert paths(two_agencies) == {"u1": ["u1"], "u2": ["u1", "u2"], "u3": ["u1", "u2", "u3"]}


@pytest.mark.parametrize(
    ("rows", "refused"),
    [
        ("u1,Dinas,A,,21,1\nu2,Bidang,A,nowhere,,\nu3,Seksi,A,u2,,\n", {3, 4}),  # the child of a refused unit
        ("u1,Dinas,A,u2,,\nu2,Bidang,A,u1,,\nu3,Lain,A,,,\n", {2, 3}),  # a circle
        ("u1,Dinas,A,,,\nu2,Bidang,B,u1,,\n", {3}),  # below a unit of another agency
        ("u1,Dinas,A,,,\nu1,Dinas lagi,A,,,\n", {3}),
        ("u1,Dinas,A,,,mungkin\nu2,Badan,A,,,ya\n", {2}),
        ("u1,Dinas,Z,,,\nu2,,A,,,\n", {2, 3}),
    ],
)
def test_what_has_no_place_is_refused(
    two_agencies: Work, import_text: ImportText, rows: str, refused: set[int]
) -> None:
    report = import_text(two_agencies, import_units, HEADER + rows)
    assert {problem.line for problem in report.problems} == refused
    assert report.counts["added"] == report.counts["read"] - len(refused)


def test_a_unit_that_moves_takes_what_is_below_it_along(two_agencies: Work, import_text: ImportText) -> None:
    import_text(
        two_agencies, import_units, HEADER + "u1,Dinas,A,,,\nu2,Badan,A,,,\nu3,Bidang,A,u1,,\nu4,Seksi,A,u3,,\n"
    )
    import_text(two_agencies, import_units, HEADER + "u3,Bidang,A,u2,,\n")
    assert paths(two_agencies)["u4"] == ["u2", "u3", "u4"]
    report = import_text(two_agencies, import_units, HEADER + "u2,Badan,A,u4,,\n")
    assert report.refused == 1  # below itself


def test_ticks_are_announced_when_they_change_and_only_then(two_agencies: Work, import_text: ImportText) -> None:
    first = HEADER + "u1,Dinas,A,,,1\nu2,Badan,A,,,0\n"
    import_text(two_agencies, import_units, first)
    import_text(two_agencies, import_units, first)
    import_text(two_agencies, import_units, HEADER + "u1,Dinas,A,,,0\nu2,Badan,A,,,1\n")
    assert [(event.unit_id, event.flagged, event.version) for event in announced(two_agencies)] == [
        ("u1", True, 1),
        ("u1", False, 2),
        ("u2", True, 2),
    ]
    assert len({event.event_id for event in announced(two_agencies)}) == 3


def test_a_unit_stays_with_its_agency(two_agencies: Work, import_text: ImportText) -> None:
    import_text(two_agencies, import_units, HEADER + "u1,Dinas,A,,,\n")
    assert import_text(two_agencies, import_units, HEADER + "u1,Dinas,B,,,\n").refused == 1
