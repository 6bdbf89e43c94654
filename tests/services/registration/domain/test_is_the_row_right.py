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
    person = {"tanggal_lahir": "1970-01-01", "tmt_cpns": "1990-01-01"}
    assert row_problem(kind, full_row(kind, day), person, TODAY) == ""


days = st.dates(date(1960, 1, 1), date(2020, 1, 1))
ORDERS = [(kind, earlier, later) for kind, pairs in IN_ORDER.items() for earlier, later in pairs]
OF_PERSONS = [(kind, field, later) for kind, pairs in AFTER_THE_PERSONS.items() for field, later in pairs]
ASKED = [(kind, *line) for kind, lines in ASKED_WHEN.items() for line in lines]


def full_row(kind: str, day: date) -> dict[str, str]:
    """Every column filled, every date on this day: nothing is wrong with it."""
    values = {Kind.DATE: day.isoformat(), Kind.YEAR: str(day.year)}
    return {c.name: values.get(c.kind, c.choices[0][0] if c.choices else "1" * (c.digits or 1))
            for c in HISTORY_KINDS[kind].columns}  # fmt: skip


def label_of(kind: str, name: str) -> str:
    return next(column.label for column in HISTORY_KINDS[kind].columns if column.name == name)


@given(st.sampled_from(ORDERS), days, days)
def test_a_date_is_told_exactly_when_it_lies_before_what_comes_first(
    order: tuple[str, str, str], day: date, another: date
) -> None:
    kind, earlier, later = order
    message = row_problem(kind, full_row(kind, day) | {later: another.isoformat()}, {}, TODAY)
    told = f"{label_of(kind, later)} lebih awal dari {label_of(kind, earlier)}."
    assert message.startswith(told) is (another < day)


@given(st.sampled_from(OF_PERSONS), days, days)
def test_a_date_is_told_exactly_when_it_lies_before_the_persons_own(
    order: tuple[str, str, str], day: date, own: date
) -> None:
    kind, field, later = order
    message = row_problem(kind, full_row(kind, day), {field: own.isoformat()}, TODAY)
    told = f"{label_of(kind, later)} lebih awal dari {FORM_FIELDS[field].label} Anda."
    assert message.startswith(told) is (day < own)


@given(st.sampled_from(sorted(SAME_YEAR)), days, st.integers(1960, 2020))
def test_year_and_date_are_told_exactly_when_they_differ(kind: str, day: date, year: int) -> None:
    name, of = SAME_YEAR[kind]
    message = row_problem(kind, full_row(kind, day) | {name: str(year)}, {}, TODAY)
    told = f"{label_of(kind, name)} berbeda dari tahun pada {label_of(kind, of)}."
    assert message.startswith(told) is (year != day.year)


@given(st.sampled_from(ASKED), days, st.booleans(), st.booleans())
def test_a_column_is_asked_for_exactly_when_its_answer_asks(
    line: tuple[str, str, str, str], day: date, so: bool, said: bool
) -> None:
    kind, name, value, needed = line
    row = full_row(kind, day) | {name: value if so else "9"} | ({} if said else {needed: ""})
    assert (row_problem(kind, row, {}, TODAY) == f"Isi {label_of(kind, needed)}.") is (so and not said)


@given(kinds, days, st.integers(1930, 2005))
def test_no_year_lies_before_the_persons_birth(kind: str, day: date, born: int) -> None:
    years = [column for column in HISTORY_KINDS[kind].columns if column.kind is Kind.YEAR]
    message = row_problem(kind, full_row(kind, day), {"tanggal_lahir": f"{born}-01-01"}, TODAY)
    if years and not any(field == "tanggal_lahir" for field, _ in AFTER_THE_PERSONS.get(kind, ())):
        assert message.startswith(f"{years[0].label} lebih awal dari tahun lahir Anda.") is (day.year < born)
