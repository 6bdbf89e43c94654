"""Riwayat from a file: rows find their people, bad ones are named, none comes in twice."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from services.chassis.importing.report import Report
from services.chassis.work import Work
from services.registration.importing.histories import import_histories
from services.registration.tables import person_histories

PERSON = "nip_baru,nama,instansi,unit_organisasi\n197503122000032901,Siti,8101,unit-a\n"
HEADER = "nip_baru,golongan,tmt_golongan,sk_nomor,sk_tanggal\n"
GOOD = "197503122000032901,31,2000-03-01,813/1/2000,02-02-2000\n"


def _import(work: Work, path: Path, text: str) -> Report:
    report = Report("riwayat.csv", say=lambda _: None)
    path.write_text(text)
    with work.begin() as uow:
        import_histories("golongan", uow.session.connection(), path, report)
    return report


def test_rows_go_to_their_people_and_bad_ones_are_named(
    registration: Work, import_text: Callable[[str], Report], tmp_path: Path
) -> None:
    import_text(PERSON)
    bad = "197503122000032901,31,2000-13-01,813/1/2000,\n198108062005011012,31,2005-01-01,813/2,2005-01-01\n"
    path = tmp_path / "riwayat.csv"
    report = _import(registration, path, HEADER + GOOD + bad)
    assert [(problem.line, problem.column) for problem in report.problems] == [
        (3, "sk_tanggal"),
        (3, "tmt_golongan"),
        (4, "nip_baru"),
    ]
    assert _import(registration, path, HEADER + GOOD).refused == 1  # it is there already
    with registration.begin() as uow:
        [values] = uow.session.scalars(sa.select(person_histories.c["values"]))
    assert values == {
        "golongan": "31",
        "tmt_golongan": "2000-03-01",
        "sk_nomor": "813/1/2000",
        "sk_tanggal": "2000-02-02",
    }
