"""Code lists from files whose columns differ from list to list."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from services.chassis.importing.problem import FileRefused
from services.chassis.importing.report import Report
from services.chassis.work import Work
from services.reference.importing.list_specs import LISTS
from services.reference.importing.list_values import list_importers
from services.reference.tables import list_values

ImportText = Callable[..., Report]
IMPORTERS = list_importers()


def rows(work: Work, name: str) -> dict[str, sa.Row[tuple[object, ...]]]:
    with work.begin() as uow:
        found = uow.session.execute(sa.select(list_values).where(list_values.c.list == name))
        return {row.code: row for row in found}


def test_other_columns_are_kept_beside_the_value(reference: Work, import_text: ImportText) -> None:
    import_text(reference, IMPORTERS["list:jft"], "kode,nama,bup,jenjang,status,id\n7,Guru Ahli Muda,60,MU,N,x1\n")
    value = rows(reference, "jft")["x1"]
    assert value.extra == {"kode": "7", "bup": "60", "jenjang": "MU", "status": "N"}
    assert (value.name, value.search, value.active) == ("Guru Ahli Muda", " guru ahli muda 7", True)


def test_parents_in_another_list_make_the_hint(reference: Work, import_text: ImportText) -> None:
    import_text(reference, IMPORTERS["list:tingkat_pendidikan"], "id,nama\n40,S-1\n")
    report = import_text(
        reference, IMPORTERS["list:pendidikan"], "id,tingkat_id,nama,status\np1,40,Hukum,1\np2,99,Sihir,0\n"
    )
    pendidikan = rows(reference, "pendidikan")
    assert (pendidikan["p1"].hint, pendidikan["p1"].active) == ("S-1", True)
    assert (pendidikan["p2"].hint, pendidikan["p2"].active) == ("", False)
    assert [(problem.line, problem.warning) for problem in report.problems] == [(3, True)]


def test_parents_in_the_same_list_make_a_hint_with_the_kind_of_place(reference: Work, import_text: ImportText) -> None:
    file = "id,parent_id,nama,jenis\nd,k,Mawar,DE\nk,b,Telaga,KC\nb,p,Wanasari,KB\np,,Nusa Wana,P\n"
    import_text(reference, IMPORTERS["list:lokasi"], file)
    lokasi = rows(reference, "lokasi")
    assert lokasi["d"].hint == "Desa/kelurahan, Telaga, Wanasari, Nusa Wana"
    assert (lokasi["b"].hint, lokasi["b"].rank) == ("Nusa Wana", 0)
    assert lokasi["p"].hint == "Provinsi"


def test_two_columns_make_one_code_where_the_file_has_none(reference: Work, import_text: ImportText) -> None:
    import_text(reference, IMPORTERS["list:jenis_unit_kesehatan"], "jenis,tipe\nPuskesmas,Rawat Inap\n")
    assert set(rows(reference, "jenis_unit_kesehatan")) == {"Puskesmas / Rawat Inap"}


def test_doubles_and_empty_codes_are_refused_and_empty_names_warned_of(
    reference: Work, import_text: ImportText
) -> None:
    report = import_text(reference, IMPORTERS["list:agama"], "id,nama\n1,Islam\n1,Lagi\n,Kosong\n2,\n")
    assert [(p.line, p.warning) for p in sorted(report.problems, key=str)] == [(3, False), (4, False), (5, True)]
    assert rows(reference, "agama")["2"].name == "2"


def test_a_file_without_the_columns_of_the_list_is_refused(reference: Work, import_text: ImportText) -> None:
    with pytest.raises(FileRefused, match=r"Kolom golongan tidak ada\. Kolom dalam berkas: id, nama"):
        import_text(reference, IMPORTERS["list:golongan"], "id,nama\n11,I/a\n")


def test_every_parent_list_is_imported_before_its_children() -> None:
    order = ["instansi", *LISTS]
    assert [s.name for s in LISTS.values() if s.parent_list and order.index(s.parent_list) > order.index(s.name)] == []


def test_a_name_that_a_spreadsheet_would_calculate_is_refused(reference: Work, import_text: ImportText) -> None:
    report = import_text(reference, IMPORTERS["list:agama"], "id,nama\n1,=HYPERLINK(0)\n2,@x\n3,-\n4,Islam\n")
    assert [problem.line for problem in report.problems] == [2, 3]
    assert set(rows(reference, "agama")) == {"3", "4"}
