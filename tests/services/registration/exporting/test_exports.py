"""Exports: what is in them, whose they are, what survives a crash, and what stays of a cancelled one."""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.audit.tables import entries
from services.chassis.sealed_parts import Damaged
from services.contracts.actor import Actor
from services.contracts.errors import Forbidden, Invalid, NotFound
from services.registration.domain import what_can_be_exported
from services.registration.exporting import snapshot
from services.registration.tables import export_rows, exports
from tests.services.asking import ask
from tests.services.people import ANONYMOUS, citizen, id_of
from tests.services.registration.exporting.office import COLUMNS, FOREIGN, OF_THE_KANREG, OPERATOR, WITH_NUMBERS, Office
from tests.services.registration.exporting.reading import table
from tests.services.registration.running import NIK


def test_a_file_holds_the_verified_people_of_the_own_agency_with_names_for_codes(office: Office) -> None:
    office.ask_for()
    office.work_on()
    header, *rows = table(office.content())
    assert header == ["NIP", "Nama", "Golongan ruang", "NIK", "diekspor"]
    assert [row[0] for row in rows] == [f"19750327200003000{number}" for number in range(1, 6)]
    assert [(one["rows"], one["total"], one["state"]) for one in office.shown()["exports"]] == [(5, 5, "done")]
    assert {tuple(row[1:4]) for row in rows} == {("BUDI SANTOSO", "III/a", "••••••••")}
    one = office.row()
    assert {row[4] for row in rows} == {f"Endah, {one.snapshot_at:%Y-%m-%d %H:%M} UTC, {one.id}"}


def test_numbers_are_whole_only_for_who_may_see_them(office: Office) -> None:
    office.ask_for(WITH_NUMBERS)
    office.work_on()
    assert {row[3] for row in table(office.content(WITH_NUMBERS))[1:]} == {NIK}
    masked = {column["name"]: column["masked"] for column in office.shown()["columns"] if column["secret"]}
    assert all(masked.values())
    assert "nik" in masked


def test_a_masked_number_leaves_thousands_that_fit_the_birth_date_and_sex_beside_it(office: Office) -> None:
    office.ask_for(columns=["nip_baru", "tanggal_lahir", "jenis_kelamin", "tempat_lahir", "nik"])
    office.work_on()
    shown = table(office.content())[1][4]
    of_his_kabupaten = [
        f"3404{district:02}270375{serial:04}" for district in range(1, 100) for serial in range(1, 10_000)
    ]
    assert NIK in of_his_kabupaten
    assert sum(fits(shown, nik) for nik in of_his_kabupaten) > 10_000


def fits(shown: str, number: str) -> bool:
    """What is shown at the ends stands there in the number, too; the dots may be anything."""
    beginning, end = re.fullmatch(r"(\d*)[ •]*(\d*)", shown, re.ASCII).groups()  # type: ignore[union-attr]
    return number.startswith(beginning) and number.endswith(end)


def test_numbers_that_are_missing_or_of_another_length_are_told_apart_by_nothing_else(office: Office) -> None:
    office.verify(7, record={"nik": "", "npwp": "012345678901000", "bpjs_nomor": "0001234567890"})
    office.ask_for(columns=["nik", "npwp", "bpjs_nomor"])
    office.work_on()
    rows = table(office.content())[1:]
    assert [row[:3] for row in rows] == [*([["••••••••", "", ""]] * 5), ["", "••••••••", "••••••••"]]


def test_a_kanreg_exports_its_agencies_and_may_choose_one(office: Office) -> None:
    office.ask_for(OF_THE_KANREG)
    office.work_on()
    assert len(table(office.content(OF_THE_KANREG))) == 1 + 6
    office.ask_for(OF_THE_KANREG, agency_id="bantul")
    office.work_on()
    assert len(table(office.content(OF_THE_KANREG))) == 1 + 1


def test_filters_narrow_what_is_exported(office: Office) -> None:
    office.verify(7, record={"golongan": "32"})
    office.ask_for(golongan="32")
    office.work_on()
    assert [row[2] for row in table(office.content())[1:]] == ["III/b"]


@pytest.mark.parametrize("foreign", ["bantul", "no such agency"])
def test_a_foreign_agency_is_not_found_like_one_that_does_not_exist(office: Office, foreign: str) -> None:
    with pytest.raises(NotFound):
        office.ask_for(agency_id=foreign)
    assert office.codes == [], "no code is used up for it"


def test_a_guessed_or_borrowed_link_opens_nothing(office: Office) -> None:
    office.ask_for()
    office.work_on()
    one = office.row()
    known = {"export_id": one.id, "link": one.link}
    tries: list[tuple[Actor, dict[str, str]]] = [
        (FOREIGN, known), (OF_THE_KANREG, known), (WITH_NUMBERS, known),
        (OPERATOR, known | {"link": "x" * 43}), (OPERATOR, known | {"export_id": id_of("another")}),
    ]  # fmt: skip
    for actor, body in tries:
        with pytest.raises(NotFound):
            ask(office.running.service, "take_export", actor, **body)
    assert office.shown(FOREIGN)["exports"] == []
    with pytest.raises(NotFound):
        ask(office.running.service, "cancel_export", FOREIGN, export_id=one.id)
    assert office.take()["manifest"]["rows"] == 5


@pytest.mark.parametrize("stranger", [ANONYMOUS, citizen("Budi")], ids=["nobody", "a civil servant"])
def test_exports_are_closed_to_strangers(office: Office, stranger: Actor) -> None:
    with pytest.raises(Forbidden):
        office.ask_for(stranger)


def test_a_fresh_code_and_a_reason_are_asked_for(office: Office) -> None:
    with pytest.raises(Invalid):
        office.ask_for(code="000000")
    with pytest.raises(Invalid):
        office.ask_for(reason="x")
    with pytest.raises(Invalid):
        office.ask_for(columns=["password"])
    assert office.shown()["exports"] == []
    office.ask_for()
    assert office.codes[-1] == (OPERATOR.account_id, "123456")


def test_one_at_a_time(office: Office) -> None:
    office.ask_for()
    with pytest.raises(Invalid):
        office.ask_for()


@pytest.mark.parametrize("steps", [0, 1, 2, 99])
def test_nothing_stays_of_a_cancelled_export(office: Office, steps: int) -> None:
    office.ask_for()
    for _ in range(steps):
        office.step()
    link = {"export_id": office.row().id, "link": office.row().link}
    ask(office.running.service, "cancel_export", OPERATOR, export_id=office.row().id)
    office.work_on()
    with office.work.begin() as uow:
        assert uow.session.scalar(sa.select(sa.func.count()).select_from(export_rows)) == 0
    assert office.store.files() == set()
    with pytest.raises(NotFound):
        ask(office.running.service, "take_export", OPERATOR, **link)


def test_a_file_is_forgotten_when_its_link_expires(office: Office) -> None:
    office.ask_for()
    office.work_on()
    taken = {"export_id": office.row().id, "link": office.row().link}
    with office.work.begin() as uow:
        uow.session.execute(sa.update(exports).values(expires_at=datetime.now(UTC) - timedelta(seconds=1)))
    with pytest.raises(NotFound):
        ask(office.running.service, "take_export", OPERATOR, **taken)
    office.work_on()
    assert (office.row().state, office.store.files()) == ("expired", set())


def test_more_than_an_export_may_hold_ends_it_with_a_reason(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "MOST_ROWS", 4)
    office.ask_for()
    office.work_on()
    [one] = office.shown()["exports"]
    assert (one["state"], one["problem"]) == (
        "failed", "Lebih dari 4 baris. Persempit dengan instansi atau saringan lain.",
    )  # fmt: skip
    with office.work.begin() as uow:
        assert uow.session.scalar(sa.select(sa.func.count()).select_from(export_rows)) == 0


def audited(office: Office, *actions: str) -> list[sa.Row[Any]]:
    with office.work.begin() as uow:
        mine = sa.select(entries).where(entries.c.action.in_(actions)).order_by(entries.c.at)
        return list(uow.session.execute(mine))


def test_the_audit_knows_who_asked_why_whose_data_and_who_took_it(office: Office) -> None:
    office.ask_for()
    office.work_on()
    office.content()
    [asked, *_] = audited(office, "export_requested")
    assert (asked.account_id, asked.reason) == (OPERATOR.account_id, "Laporan triwulan")
    assert asked.after["columns"] == COLUMNS
    exported = audited(office, "exported")
    assert {person for entry in exported for person in entry.people} == {id_of(f"P{n}") for n in range(1, 6)}
    assert {entry.account_id for entry in exported} == {OPERATOR.account_id}
    [finished], [taken] = audited(office, "export_finished"), audited(office, "export_taken")
    assert finished.after["sha256"] == taken.after["sha256"]


@pytest.mark.parametrize(("rows", "alarms"), [(4, 1), (5, 0)])
def test_an_unusual_volume_is_told(
    office: Office, monkeypatch: pytest.MonkeyPatch, rows: int, alarms: int
) -> None:
    monkeypatch.setattr(what_can_be_exported, "UNUSUAL_ROWS", rows)
    office.ask_for()
    office.work_on()
    assert len(audited(office, "export_alarm")) == alarms


def test_parts_are_sealed_at_rest(office: Office, tmp_path: Path) -> None:
    office.ask_for()
    office.work_on()
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert written
    assert b"BUDI" not in written


Damage = Callable[[Path], object]


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(b""),
    ],
    ids=["lost", "cut", "empty"],
)
def test_a_damaged_part_is_never_handed_over(office: Office, tmp_path: Path, damage: Damage) -> None:
    office.ask_for()
    office.work_on()
    damage(sorted(path for path in tmp_path.rglob("0*") if path.is_file())[1])
    with pytest.raises(Damaged):
        office.content()
