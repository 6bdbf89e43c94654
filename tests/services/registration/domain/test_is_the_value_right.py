"""What is wrong with a value is told in one sentence, or nothing is."""
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, Kind
from services.registration.domain.is_the_value_right import problem, problems_between

TODAY = date(2026, 11, 24)
EVERY_FIELD = [*FORM_FIELDS.values(), *(column for kind in HISTORY_KINDS.values() for column in kind.columns)]
fields = st.sampled_from(EVERY_FIELD)


def said(name: str, value: str) -> str:
    return problem(FORM_FIELDS[name], value, TODAY)


@given(fields)
def test_an_empty_value_is_nothing_wrong(field: object) -> None:
    assert problem(field, "", TODAY) == ""  # type: ignore[arg-type]


@given(fields, st.text(max_size=30))
def test_any_text_is_right_or_told_why_not_and_never_a_crash(field: object, value: str) -> None:
    assert isinstance(problem(field, value, TODAY), str)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("tahun_lulus", "2026", ""),
        ("tahun_lulus", "1900", ""),
        ("tahun_lulus", "98", "Tahun lulus ditulis dengan empat angka. Contoh: 1998."),
        ("tahun_lulus", "19x8", "Tahun lulus ditulis dengan empat angka. Contoh: 1998."),
        ("tahun_lulus", "2027", "Tahun lulus harus antara 1900 dan 2026."),
        ("tahun_lulus", "1899", "Tahun lulus harus antara 1900 dan 2026."),
        ("bidang_studi", "mapel", ""),
        ("bidang_studi", "apa saja", "Bidang studi tidak ada dalam daftar. Pilih dari daftar."),
    ],
)
def test_years_and_choices(name: str, value: str, message: str) -> None:
    assert said(name, value) == message


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_day_up_to_today_is_a_date(day: date) -> None:
    assert said("tanggal_lahir", day.isoformat()) == ""


@given(st.text(max_size=14) | st.from_regex(r"\d{1,4}-\d{1,2}-\d{1,2}(-\d)?", fullmatch=True))
def test_what_passes_for_a_date_can_be_applied_as_one(value: str) -> None:
    if value and said("tanggal_lahir", value) == "":
        assert date.fromisoformat(value).isoformat() == value


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ("1975-02-30", "kalender"),
        ("1975-13-01", "Bulan"),
        ("1975-maret-27", "Bulan"),
        ("1975", "Bulan"),
        ("1975-03", "kalender"),
        ("27-03-1975", "kalender"),
        ("1975-3-7", "tahun-bulan-tanggal"),
        ("1975-03-27-99", "tahun-bulan-tanggal"),
        ("1_975-03-27", "tahun-bulan-tanggal"),
        ("١٩٧٥-٠٣-٢٧", "tahun-bulan-tanggal"),
        ("1899-12-31", "1900"),
        ("2028-01-01", "2027"),
    ],
)
def test_each_impossible_date_says_how_to_mend_it(value: str, complaint: str) -> None:
    assert complaint in said("tanggal_lahir", value)


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        ("nik", "3404012703750007", True),
        ("nik", "340401270375000", False),
        ("nik", "34040127037500077", False),
        ("nik", "340401270375000A", False),
        ("nik", "٣٤٠٤٠١٢٧٠٣٧٥٠٠٠٧", False),
        ("kode_pos", "55281", True),
        ("jumlah_anak", "2", True),
        ("jumlah_anak", "dua", False),
        ("jumlah_anak", "-1", False),
        ("jumlah_anak", "٢", False),
        ("masa_kerja_tahun", "12,5", True),
        ("nama", "Budi", True),
        ("nama", "Bu\x07di", False),
        ("alamat", "Jl. Kaliurang 7\r\nSleman", True),
        ("agama", "1", True),
    ],
)
def test_values_of_each_kind(name: str, value: str, right: bool) -> None:
    assert (said(name, value) == "") is right


def test_a_wrong_length_says_how_many_are_needed_and_how_many_there_are() -> None:
    assert said("nik", "123") == "NIK harus 16 angka; yang ditulis 3 tanda."


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_check(kind: Kind) -> None:
    [field, *_] = [field for field in EVERY_FIELD if field.kind is kind]
    assert isinstance(problem(field, "x", TODAY), str)


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"tanggal_lahir": "1975-03-27", "tmt_cpns": "2000-03-01", "tmt_pns": "2001-03-01"}, []),
        ({"tmt_cpns": "2000-03-01", "tmt_pns": "2000-03-01"}, []),
        ({"tmt_cpns": "2001-03-01", "tmt_pns": "2000-03-01"}, ["tmt_pns"]),
        ({"tanggal_lahir": "1975-03-27", "tmt_cpns": "1974-03-01"}, ["tmt_cpns"]),
        ({"tmt_cpns": "2001-03-01"}, []),
        ({"tmt_cpns": "2001-03-01", "tmt_pns": ""}, []),
    ],
)
def test_dates_that_contradict_each_other_are_told_at_the_later_one(values: dict[str, str], wrong: list[str]) -> None:
    assert list(problems_between(values)) == wrong
