"""The state's records from a file: every bad row is named with what is wrong, the good ones are there."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from services.chassis.importing.problem import FileRefused
from services.chassis.importing.report import Report
from services.chassis.tables import outbox
from services.chassis.work import Work
from services.contracts.registration.events import PeopleImported
from services.registration.secrets import opened
from services.registration.tables import people, person_nips

HEADER = "nip_baru,nama,instansi,unit_organisasi,agama,tanggal_lahir,tmt_cpns,nik,npwp,kedudukan_hukum,alamat\n"
GOOD = "197503122000032901,Siti Nurkhasanah Dewi,8101,unit-a,1,12-03-1975,2000-03-01,3404015203750001,,01,Jl. Melati\n"
ImportPeople = Callable[[str], Report]


def stored(work: Work) -> dict[str, sa.Row[tuple[object, ...]]]:
    with work.begin() as uow:
        return {row.nip: row for row in uow.session.execute(sa.select(people))}


def test_a_good_row_becomes_a_person_with_a_nip_history_and_sealed_secrets(
    registration: Work, import_text: ImportPeople
) -> None:
    assert import_text(HEADER + GOOD).counts["added"] == 1
    [person] = stored(registration).values()
    assert (person.name, person.agency_id, person.unit_id) == ("Siti Nurkhasanah Dewi", "agency-a", "unit-a")
    assert (person.birth_date.isoformat(), person.status, person.record_version) == ("1975-03-12", "active", 1)
    assert "3404015203750001" not in str(person.record)
    assert opened(person.record) == {
        "unit_organisasi": "unit-a",
        "agama": "1",
        "tanggal_lahir": "1975-03-12",
        "tmt_cpns": "2000-03-01",
        "nik": "3404015203750001",
        "kedudukan_hukum": "01",
        "alamat": "Jl. Melati",
        "jenis_kelamin": "2",
    }
    with registration.begin() as uow:
        nips = uow.session.execute(sa.select(person_nips.c.nip, person_nips.c.person_id)).all()
    assert [tuple(row) for row in nips] == [("197503122000032901", person.id)]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("3404011203750001,Nik,8101,unit-a,1,,,,,,", "nip_baru"),
        ("197502302000032901,Tanggal,8101,unit-a,1,,,,,,", "nip_baru"),
        (",Tanpa NIP,8101,unit-a,1,,,,,,", "nip_baru"),
        ("198108062005011012,,8101,unit-a,1,,,,,,", "nama"),
        ("198108062005011012,Agus,,unit-a,1,,,,,,", "instansi"),
        ("198108062005011012,Agus,9999,unit-a,1,,,,,,", "instansi"),
        ("198108062005011012,Agus,8101,,1,,,,,,", "unit_organisasi"),
        ("198108062005011012,Agus,8101,unit-z,1,,,,,,", "unit_organisasi"),
        ("198108062005011012,Agus,8101,unit-b,1,,,,,,", "unit_organisasi"),
        ("198108062005011012,Agus,8101,unit-a,99,,,,,,", "agama"),
        ("198108062005011012,Agus,8101,unit-a,1,31-02-1981,,,,,", "tanggal_lahir"),
        ("198108062005011012,Agus,8101,unit-a,1,,1979-01-01,,,,", "tmt_cpns"),
        ("198108062005011012,Agus,8101,unit-a,1,,,123,,,", "nik"),
        ("198108062005011012," + "A" * 201 + ",8101,unit-a,1,,,,,,", "nama"),
        ("198108062005011012,Agus,8101,unit-a,1,,,,,,Jl.\x07", "alamat"),
        ("198108062005011012,Agus,8101,unit-a,1,,,,,,Jl.\x00", ""),
        ("198108062005011012,Agus,8101,unit-a", ""),
    ],
)
def test_a_bad_row_is_named_and_the_good_one_goes_in(
    registration: Work, import_text: ImportPeople, row: str, column: str
) -> None:
    report = import_text(f"{HEADER}{row}\n{GOOD}")
    assert [(problem.line, problem.column) for problem in report.problems] == [(2, column)]
    assert (report.counts["read"], report.counts["added"], report.refused) == (2, 1, 1)
    assert set(stored(registration)) == {"197503122000032901"}


def test_everything_that_is_wrong_in_a_row_is_said_at_once(import_text: ImportPeople) -> None:
    report = import_text(HEADER + "197502302000032901,,8101,unit-a,1,31-02-1981,,12,,,\n")
    assert {problem.column for problem in report.problems} == {"nip_baru", "tanggal_lahir", "nik"}
    assert report.refused == 1


def test_the_second_of_two_equal_nips_is_refused(registration: Work, import_text: ImportPeople) -> None:
    report = import_text(HEADER + GOOD + GOOD.replace("Siti", "Sitti"))
    assert [str(problem) for problem in report.problems] == [
        "baris 3, ditolak: nip_baru: 197503122000032901 sudah ada di baris 2."
    ]
    assert stored(registration)["197503122000032901"].name == "Siti Nurkhasanah Dewi"


def test_who_is_there_already_is_never_overwritten(registration: Work, import_text: ImportPeople) -> None:
    import_text(HEADER + GOOD)
    report = import_text(HEADER + GOOD.replace("Siti", "Sitti"))
    assert report.problems[0].message == "197503122000032901 sudah ada dalam data negara."
    assert stored(registration)["197503122000032901"].name == "Siti Nurkhasanah Dewi"


def test_who_no_longer_serves_is_marked(registration: Work, import_text: ImportPeople) -> None:
    import_text(HEADER + GOOD.replace(",01,Jl", ",99,Jl"))
    assert stored(registration)["197503122000032901"].status == "retired"


def test_a_mistyped_column_is_not_lost_in_silence(import_text: ImportPeople) -> None:
    with pytest.raises(FileRefused, match=r"agma \(maksudnya agama"):
        import_text(HEADER.replace("agama", "agma") + GOOD)
    with pytest.raises(FileRefused, match="Kolom nama tidak ada"):
        import_text(HEADER.replace("nama,", "name,") + GOOD)


def test_numbers_may_be_written_with_their_usual_signs(registration: Work, import_text: ImportPeople) -> None:
    import_text(
        HEADER + GOOD.replace("197503122000032901", "19750312 200003 2 901").replace(",,01", ",01.234.567.8-901.000,01")
    )
    [person] = stored(registration).values()
    assert opened(person.record)["npwp"] == "012345678901000"


def test_one_event_tells_of_all_that_came_and_none_of_none(registration: Work, import_text: ImportPeople) -> None:
    for _ in range(2):  # the second time they are there already
        import_text(HEADER + GOOD)
    with registration.begin() as uow:
        told = uow.session.execute(sa.select(outbox.c.routing_key, outbox.c.body)).all()
    assert [(row.routing_key, row.body["people"]) for row in told] == [(PeopleImported.topic, 1)]
