"""Agencies and regional offices from a file: bad rows are named, good ones are there."""

from collections.abc import Callable

import sqlalchemy as sa

from services.chassis.importing.report import Report
from services.chassis.work import Work
from services.reference.importing.agencies import import_agencies
from services.reference.importing.regional_offices import import_provinces, import_regional_offices
from services.reference.tables import agencies

HEADER = "id,kode,nama,jenis_P_D,kelompok,prov_kemendagri,provinsi,kanreg\n"
ImportText = Callable[..., Report]


def messages(report: Report) -> list[tuple[int, str]]:
    return [(problem.line, problem.column) for problem in report.problems]


def test_each_bad_row_is_named_and_the_others_are_imported(reference: Work, import_text: ImportText) -> None:
    import_text(reference, import_regional_offices, "kode,romawi,kota\n01,I,Wanasari\n")
    report = import_text(
        reference,
        import_agencies,
        HEADER + "a,1010,Kementerian,P,KEMENT,,,\n"
        "b,1010,Kode ganda,P,,,,\n"
        "a,1030,Id ganda,P,,,,\n"
        "d,8100,Provinsi,D,PROV,81,Nusa Wana,09\n"
        "e,8101,Kabupaten,X,KAB,81,Nusa Wana,01\n"
        "f,,Tanpa kode,D,KAB,81,Nusa Wana,01\n"
        "g,8102,Kabupaten Baik,D,KAB,81,Nusa Wana,01\n",
    )
    assert sorted(messages(report)) == [(3, "kode"), (4, "id"), (5, "kanreg"), (6, "jenis"), (7, "kode")]
    assert (report.counts["read"], report.counts["added"], report.refused) == (7, 2, 5)
    with reference.begin() as uow:
        assert set(uow.session.scalars(sa.select(agencies.c.id))) == {"a", "g"}


def test_a_regional_agency_takes_the_kanreg_of_its_province(reference: Work, import_text: ImportText) -> None:
    import_text(reference, import_regional_offices, "kode,romawi,kota\n01,I,Wanasari\n")
    import_text(reference, import_provinces, "kanreg,provinsi_kemendagri\n01,81\n09,82\n")
    report = import_text(
        reference, import_agencies, HEADER + "a,1,Ada,D,PROV,81,Nusa Wana,\nb,2,Tidak ada,D,PROV,99,Baru,\n"
    )
    assert messages(report) == [(3, "kanreg")]
    assert (report.refused, report.counts["warnings"], report.counts["added"]) == (0, 1, 2)
    with reference.begin() as uow:
        rows = uow.session.execute(sa.select(agencies.c.id, agencies.c.kanreg_id)).all()
    assert {row.id: row.kanreg_id for row in rows} == {"a": "01", "b": None}


def test_the_same_file_again_changes_nothing(reference: Work, import_text: ImportText) -> None:
    file = HEADER + "a,1010,Kementerian,P,KEMENT,,,\nb,1020,Badan,P,LPNK,,,\n"
    import_text(reference, import_agencies, file)
    assert import_text(reference, import_agencies, file).counts["unchanged"] == 2
    renamed = import_text(reference, import_agencies, file.replace("Badan", "Badan Baru"))
    assert (renamed.counts["changed"], renamed.counts["unchanged"]) == (1, 1)
