"""The record takes the verified values by compare-and-set, once."""
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.verification.events import CaseCompleted
from services.registration.secrets import opened, sealed
from services.registration.tables import people, person_histories, record_changes
from tests.services.people import id_of
from tests.services.registration.running import GOLONGAN, NIK, RECORD, ROW, Running

NEWER = {"golongan": "32", "tmt_golongan": "2020-04-01", "sk_nomor": "9/2020", "sk_tanggal": "2020-03-01"}
OLDER = {"golongan": "31", "tmt_golongan": "2010-04-01", "sk_nomor": "1/2010", "sk_tanggal": "2010-03-01"}


def completed(running: Running, submission: str, *approved: str, case: str = "case") -> CaseCompleted:
    event = CaseCompleted(
        case_id=id_of(case), submission_id=submission, person_id=id_of("Budi"), approved=list(approved)
    )
    running.service.on_case_completed(event)
    return event


def record(running: Running) -> dict[str, str]:
    return opened(running.person().record)


def applied(running: Running) -> list[Mapping[str, Any]]:
    return running.events("record-applied.v1")


def hold(running: Running, **values: str) -> None:
    """The state's record changes behind the form's back."""
    with running.work.begin() as uow:
        uow.session.execute(sa.update(people).values(record=sealed({**record(running), **values})))


def with_row(running: Running, action: str, row_id: str = "", **values: str) -> tuple[str, str]:
    """A sent form with one change of the riwayat: its submission and the change's key."""
    running.fill()
    rows = running.save_row(action, row_id, **values)["histories"]["golongan"]
    key = f"golongan:{next(row['row_id'] for row in rows if row['action'])}"
    running.attach(key)
    return running.send(), key


def test_the_record_takes_what_was_approved_and_keeps_the_rest(running: Running) -> None:
    running.fill(agama="2", alamat="Jl. Magelang 1")
    completed(running, running.send(), "agama")
    assert (record(running)["agama"], record(running)["alamat"]) == ("2", RECORD["alamat"])
    assert running.person().record_version == 2


def test_position_and_echelon_follow_the_unit_that_was_approved(running: Running) -> None:
    running.fill(jenis_jabatan="1", unit_organisasi="seksi")
    completed(running, running.send(), "jenis_jabatan", "unit_organisasi")
    assert (record(running)["jabatan_struktural"], record(running)["eselon"]) == ("Kepala Seksi Kurikulum", "43")
    [event] = applied(running)
    assert event["changed"] == ["unit_organisasi", "jenis_jabatan", "jabatan_struktural", "eselon"]


def test_a_unit_that_was_not_approved_gives_no_position(running: Running) -> None:
    running.fill(jenis_jabatan="1", unit_organisasi="seksi")
    completed(running, running.send(), "jenis_jabatan")
    assert (record(running)["jabatan_struktural"], record(running)["eselon"]) == ("Kepala Bidang SD", "42")


def test_who_heads_a_unit_no_longer_loses_its_position(running: Running) -> None:
    hold(running, jenis_jabatan="1", jabatan_struktural="Kepala Bidang SD", eselon="42")
    running.fill(jenis_jabatan="4")
    completed(running, running.send(), "jenis_jabatan")
    assert (record(running)["jabatan_struktural"], record(running)["eselon"]) == ("", "")


def test_it_says_what_it_took_and_is_done(running: Running) -> None:
    running.fill(agama="2")
    completed(running, running.send(), "agama")
    [event] = applied(running)
    assert (event["case_id"], event["record_version"], event["changed"]) == (id_of("case"), 2, ["agama"])
    assert running.form().state == "done"
    kept = running.one(sa.select(record_changes))
    assert (kept.record_version, kept.changed) == (2, ["agama"])


def test_a_form_without_a_change_is_a_new_version_of_the_same_record(running: Running) -> None:
    running.fill()
    before = record(running)
    completed(running, running.send())
    assert {name: value for name, value in record(running).items() if name != "nama"} == before
    assert applied(running)[0]["changed"] == []


def test_name_birth_date_and_unit_follow_in_the_columns_that_are_searched(running: Running) -> None:
    running.fill(nama="BUDI SANTOSA", tanggal_lahir="1975-03-28", unit_organisasi="seksi")
    completed(running, running.send(), "nama", "tanggal_lahir", "unit_organisasi")
    row = running.person()
    assert (row.name, row.birth_date, row.unit_id) == ("BUDI SANTOSA", date(1975, 3, 28), "seksi")


def test_who_is_verified_to_be_retired_no_longer_serves(running: Running) -> None:
    running.fill(kedudukan_hukum="99")
    completed(running, running.send(), "kedudukan_hukum")
    assert running.person().status == "retired"


def test_a_secret_is_taken_sealed(running: Running) -> None:
    running.fill(nik="3404012703750009")
    completed(running, running.send(), "nik")
    assert record(running)["nik"] == "3404012703750009"
    assert "3404012703750009" not in str(running.person().record)


def test_self_declared_values_go_along_without_verification(running: Running) -> None:
    running.fill(email="budi@example.org", bpjs_nomor="0001234567890")
    completed(running, running.send())
    assert (record(running)["email"], record(running)["bpjs_nomor"]) == ("budi@example.org", "0001234567890")
    assert applied(running)[0]["changed"] == ["email", "bpjs_nomor"]


@pytest.mark.parametrize(("now", "takes"), [("1", True), ("2", True), ("3", False)])
def test_a_field_that_holds_neither_the_old_nor_the_new_value_is_a_conflict(
    running: Running, now: str, takes: bool
) -> None:
    running.fill(agama="2", alamat="Jl. Magelang 1")
    submission = running.send()
    hold(running, agama=now)
    completed(running, submission, "agama", "alamat")
    conflicts = [event["fields"] for event in running.events("record-conflicted.v1")]
    assert (conflicts, len(applied(running))) == (([], 1) if takes else ([["agama"]], 0))
    assert record(running)["alamat"] == ("Jl. Magelang 1" if takes else RECORD["alamat"])
    assert running.form().state == ("done" if takes else "sent")


def test_a_change_that_was_rejected_is_no_conflict(running: Running) -> None:
    running.fill(agama="2", alamat="Jl. Magelang 1")
    submission = running.send()
    hold(running, agama="3")
    completed(running, submission, "alamat")
    assert (record(running)["agama"], record(running)["alamat"]) == ("3", "Jl. Magelang 1")


def test_the_same_completion_twice_is_one(running: Running) -> None:
    running.fill(agama="2")
    event = completed(running, running.send(), "agama")
    running.service.on_case_completed(event)
    assert (len(applied(running)), running.person().record_version) == (1, 2)


def test_a_completion_told_anew_gets_the_same_answer_and_changes_nothing(running: Running) -> None:
    running.fill(agama="2")
    submission = running.send()
    completed(running, submission, "agama")
    hold(running, agama="5")
    completed(running, submission, "agama")
    first, again = applied(running)
    assert {**first, "event_id": ""} == {**again, "event_id": ""}
    assert (running.person().record_version, record(running)["agama"]) == (2, "5")


def test_an_added_row_joins_the_riwayat_and_the_newest_row_says_the_golongan(running: Running) -> None:
    running.add_row()
    submission, key = with_row(running, "add", **NEWER)
    completed(running, submission, key)
    assert (record(running)["golongan"], record(running)["tmt_golongan"]) == ("32", "2020-04-01")
    assert applied(running)[0]["changed"] == [key, "golongan", "tmt_golongan"]


def test_an_older_row_changes_no_golongan(running: Running) -> None:
    running.add_row()
    submission, key = with_row(running, "add", **OLDER)
    completed(running, submission, key)
    assert (record(running)["golongan"], record(running)["tmt_golongan"]) == ("31", "2016-04-01")
    assert applied(running)[0]["changed"] == [key]


def test_an_edited_newest_row_says_the_golongan(running: Running) -> None:
    running.add_row()
    submission, key = with_row(running, "edit", ROW, **{**GOLONGAN, "golongan": "33"})
    completed(running, submission, key)
    assert record(running)["golongan"] == "33"


def test_when_the_newest_row_is_deleted_the_one_before_says_the_golongan(running: Running) -> None:
    running.add_row(id_of("older row"), **{**OLDER, "golongan": "29"})
    running.add_row()
    submission, key = with_row(running, "delete", ROW)
    completed(running, submission, key)
    assert (record(running)["golongan"], record(running)["tmt_golongan"]) == ("29", "2010-04-01")


def test_a_rejected_row_joins_nothing(running: Running) -> None:
    running.add_row()
    submission, _ = with_row(running, "add", **NEWER)
    completed(running, submission)
    rows = sa.select(sa.func.count().label("rows")).select_from(person_histories)
    assert (running.one(rows).rows, record(running)["golongan"]) == (1, "31")


def test_without_a_decided_row_the_golongan_stays_also_where_the_riwayat_says_otherwise(running: Running) -> None:
    running.add_row(golongan="33")
    running.fill(agama="2")
    completed(running, running.send(), "agama")
    assert record(running)["golongan"] == "31"


@pytest.mark.parametrize(
    ("now", "takes"),
    [(GOLONGAN, True), ({**GOLONGAN, "golongan": "33"}, True), ({**GOLONGAN, "golongan": "32"}, False), (None, False)],
)
def test_a_row_that_somebody_else_changed_is_a_conflict(
    running: Running, now: dict[str, str] | None, takes: bool
) -> None:
    running.add_row()
    submission, key = with_row(running, "edit", ROW, **{**GOLONGAN, "golongan": "33"})
    with running.work.begin() as uow:
        uow.session.execute(sa.delete(person_histories))
    if now is not None:
        running.add_row(**now)
    completed(running, submission, key)
    assert bool(applied(running)) is takes
    assert [event["fields"] for event in running.events("record-conflicted.v1")] == ([] if takes else [[key]])


def test_a_completion_carries_no_value_of_anybody(running: Running) -> None:
    running.fill(nik="3404012703750009", nama="BUDI SANTOSA")
    completed(running, running.send(), "nik", "nama")
    text = str(applied(running))
    assert not [value for value in ("3404012703750009", NIK, "SANTOSA") if value in text]


def test_an_added_education_says_the_last_one(running: Running) -> None:
    running.fill()
    study = {"pendidikan": "40045", "tingkat": "40", "tahun_lulus": "2004", "nomor_ijazah": "1", "nama_sekolah": "UGM"}
    [row] = running.save_row("add", kind="pendidikan", **study)["histories"]["pendidikan"]
    key = f"pendidikan:{row['row_id']}"
    running.attach(key)
    completed(running, running.send(), key)
    assert (record(running)["pendidikan_terakhir"], record(running)["tahun_lulus"]) == ("40045", "2004")
    assert record(running)["golongan"] == RECORD["golongan"]


def test_an_edited_row_tells_the_verifier_what_differs(running: Running) -> None:
    running.add_row()
    running.fill()
    running.save_row("edit", ROW, **{**GOLONGAN, "sk_nomor": "7/2016"})
    [change] = running.ask("review")["changes"]
    assert (change["old_label"], change["new_label"]) == (
        "III/a, TMT 01-04-2016, Nomor SK 1/2016",
        "III/a, TMT 01-04-2016, Nomor SK 7/2016",
    )
