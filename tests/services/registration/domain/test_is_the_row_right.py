"""A riwayat row is right, or one sentence says what is wrong and how to mend it."""
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, Kind
from services.registration.domain.is_the_row_right import (
    AFTER_THE_PERSONS,
    ASKED_WHEN,
    IN_ORDER,
    SAME_YEAR,
    row_problem,
)

TODAY = date(2026, 11, 24)
BUDI = {"tanggal_lahir": "1975-03-27", "tmt_cpns": "2000-03-01"}
GOLONGAN = {"golongan": "31", "tmt_golongan": "2016-04-01", "sk_nomor": "1", "sk_tanggal": "2016-03-01"}
STUDY = {"pendidikan": "1", "tingkat": "40", "tahun_lulus": "1998", "nomor_ijazah": "1", "nama_sekolah": "UGM"}
JABATAN = {"jenis_jabatan": "4", "tmt_jabatan": "2016-04-01", "unor": "u", "jfu": "U1", "sk_nomor": "1",
           "sk_tanggal": "2016-03-01"}  # fmt: skip
LEAVE = {"jenis": "1", "mulai": "2020-01-01", "selesai": "2021-01-01", "sk_nomor": "1", "sk_tanggal": "2019-12-01"}
SPOUSE = {"nama": "Ani", "tanggal_lahir": "1976-01-01", "tanggal_menikah": "2001-01-01", "akta_menikah": "1",
          "status": "menikah"}  # fmt: skip
CHILD = {"nama": "Tia", "tanggal_lahir": "2003-01-01", "jenis_kelamin": "2", "akta_kelahiran": "1",
         "status_anak": "kandung"}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "row", "message"),
    [
        ("golongan", GOLONGAN, ""),
        ("golongan", GOLONGAN | {"sk_nomor": ""}, "Isi Nomor SK."),
        ("golongan", GOLONGAN | {"tmt_golongan": "1999-04-01"},
         "TMT golongan lebih awal dari TMT CPNS Anda. Periksa kedua tanggal itu."),
        ("golongan", GOLONGAN | {"sk_tanggal": "2026-12-01"},
         "Tanggal SK belum terjadi. Tulis tanggal seperti pada dokumennya."),
        ("golongan", GOLONGAN | {"tmt_golongan": "2026-12-01"}, ""),
        ("golongan", GOLONGAN | {"sk_tanggal": "2026-13-01"}, "Bulan pada Tanggal SK harus angka 1 sampai 12."),
        ("pendidikan", STUDY, ""),
        ("pendidikan", STUDY | {"tanggal_lulus": "1998-08-30"}, ""),
        ("pendidikan", STUDY | {"tanggal_lulus": "1999-08-30"},
         "Tahun lulus berbeda dari tahun pada Tanggal lulus. Samakan keduanya dengan dokumennya."),
        ("pendidikan", STUDY | {"tahun_lulus": "1970"},
         "Tahun lulus lebih awal dari tahun lahir Anda. Periksa tahunnya."),
        ("jabatan", JABATAN, ""),
        ("jabatan", JABATAN | {"jenis_jabatan": "2"}, "Isi Jabatan fungsional tertentu."),
        ("jabatan", JABATAN | {"jenis_jabatan": "1"}, "Isi Nama jabatan struktural."),
        ("cltn", LEAVE, ""),
        ("cltn", LEAVE | {"selesai": "2019-01-01"},
         "Selesai cuti lebih awal dari Mulai cuti. Periksa kedua tanggal itu pada dokumennya."),
        ("cltn", LEAVE | {"aktif_kembali": "2020-12-31"},
         "Aktif kembali lebih awal dari Selesai cuti. Periksa kedua tanggal itu pada dokumennya."),
        ("pasangan", SPOUSE, ""),
        ("pasangan", SPOUSE | {"nip": "123"}, "NIP (bila PNS) harus 18 angka; yang ditulis 3 tanda."),
        ("anak", CHILD, ""),
        ("anak", CHILD | {"tanggal_lahir": "1970-01-01"},
         "Tanggal lahir lebih awal dari Tanggal lahir Anda. Periksa kedua tanggal itu."),
        ("anak", CHILD | {"status_anak": "lain"}, "Status anak tidak ada dalam daftar. Pilih dari daftar."),
    ],
)  # fmt: skip
def test_the_grid(kind: str, row: dict[str, str], message: str) -> None:
    assert row_problem(kind, row, BUDI, TODAY) == message


def test_the_tables_name_columns_and_fields_that_there_are() -> None:
    def columns(kind: str) -> set[str]:
        return {column.name for column in HISTORY_KINDS[kind].columns}

    for kind, pairs in IN_ORDER.items():
        assert {name for pair in pairs for name in pair} <= columns(kind)
    for kind, pairs in AFTER_THE_PERSONS.items():
        assert {later for _, later in pairs} <= columns(kind)
        assert {field for field, _ in pairs} <= FORM_FIELDS.keys()
    for kind, pair in SAME_YEAR.items():
        assert set(pair) <= columns(kind)
    for kind, lines in ASKED_WHEN.items():
        assert {name for when, _, needed in lines for name in (when, needed)} <= columns(kind)


kinds = st.sampled_from(sorted(HISTORY_KINDS))
cells = st.text(max_size=12) | st.dates().map(str) | st.sampled_from(["1", "2", "ya", "2004"])


@given(kinds, st.data())
def test_any_row_is_right_or_told_why_not_and_never_a_crash(kind: str, data: st.DataObject) -> None:
    names = [column.name for column in HISTORY_KINDS[kind].columns]
    row = data.draw(st.dictionaries(st.sampled_from(names), cells))
    person = data.draw(st.fixed_dictionaries({}, optional={"tanggal_lahir": cells, "tmt_cpns": cells}))
    message = row_problem(kind, row, person, TODAY)
    assert message == "" or message.endswith(".")


@given(kinds, st.dates(date(1990, 1, 1), date(2020, 1, 1)))
def test_a_row_whose_dates_are_all_the_same_day_is_in_order(kind: str, day: date) -> None:
    values = {Kind.DATE: day.isoformat(), Kind.YEAR: str(day.year)}
    row = {c.name: values.get(c.kind, c.choices[0][0] if c.choices else "1" * (c.digits or 1))
           for c in HISTORY_KINDS[kind].columns}  # fmt: skip
    assert row_problem(kind, row, {"tanggal_lahir": "1970-01-01", "tmt_cpns": "1990-01-01"}, TODAY) == ""
