"""What one field asks of another, in the sections that concern the person."""
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.form_fields import FORM_FIELDS, Tab
from services.registration.domain.is_the_form_right import ASKED_WHEN, IN_ORDER, TOO_LATE, problems_of
from services.registration.domain.is_the_value_right import IN_ORDER as OF_EVERY_RECORD

EVERY = frozenset(Tab)


@pytest.mark.parametrize(
    ("said", "field", "message"),
    [
        ({"tmt_cpns": "2000-03-01", "tmt_pns": "1999-03-01"}, "tmt_pns",
         "TMT PNS tidak boleh sebelum TMT CPNS. Periksa keduanya pada SK Anda."),
        ({"tmt_cpns": "2000-03-01", "tmt_pns": "2000-03-01"}, "tmt_pns", ""),
        ({"tmt_cpns": "2000-03-01", "tmt_jabatan": "1999-03-01"}, "tmt_jabatan",
         "TMT jabatan tidak boleh sebelum TMT CPNS. Periksa keduanya pada SK Anda."),
        ({"sk_cpns_tanggal": "2000-03-01", "sk_pns_tanggal": "2000-02-29"}, "sk_pns_tanggal",
         "Tanggal SK PNS tidak boleh sebelum Tanggal SK CPNS. Periksa keduanya pada SK Anda."),
        ({"tmt_jabatan": "1999-03-01"}, "tmt_jabatan", ""),
        ({"tipe_sekolah": "swasta"}, "sekolah_tempat_mengajar", "Isi Sekolah swasta tempat mengajar."),
        ({"tipe_sekolah": "negeri"}, "sekolah_tempat_mengajar", ""),
        ({"jenis_jabatan": "2"}, "jabatan_fungsional_tertentu", "Isi Jabatan fungsional tertentu."),
        ({"jenis_jabatan": "4"}, "jabatan_fungsional_umum", "Isi Jabatan fungsional umum."),
        ({"jenis_jabatan": "1"}, "jabatan_fungsional_umum", ""),
        ({"bidang_studi": "mapel"}, "mata_pelajaran", "Isi Mata pelajaran."),
        ({"bidang_studi": "mapel", "mata_pelajaran": "M05"}, "mata_pelajaran", ""),
        ({"sertifikasi": "ya"}, "sertifikat_nomor", "Isi Nomor sertifikat pendidik."),
        ({"sertifikasi": "tidak"}, "sertifikat_nomor", ""),
    ],
)  # fmt: skip
def test_the_grid(said: dict[str, str], field: str, message: str) -> None:
    assert problems_of(said, EVERY).get(field, "") == message


def test_a_section_that_does_not_concern_the_person_asks_nothing() -> None:
    assert problems_of({"bidang_studi": "mapel", "sertifikasi": "ya"}, EVERY - {Tab.GURU}) == {}


def test_the_tables_name_fields_that_there_are() -> None:
    assert {name for earlier, later, _ in IN_ORDER for name in (earlier, later)} <= FORM_FIELDS.keys()
    assert {name for when, _, needed in ASKED_WHEN for name in (when, needed)} <= FORM_FIELDS.keys()


days = st.dates(date(1960, 1, 1), date(2026, 1, 1)).map(date.isoformat)
ORDERS = (*OF_EVERY_RECORD, *IN_ORDER)


@given(st.dictionaries(st.sampled_from(sorted({name for pair in ORDERS for name in pair[:2]})), days))
def test_a_later_date_is_told_exactly_when_it_lies_before_an_earlier_one(values: dict[str, str]) -> None:
    told = [pair[:2] for pair in ORDERS if set(pair[:2]) <= values.keys()]
    wrong = {later for earlier, later in told if values[later] < values[earlier]}
    assert problems_of(values, EVERY).keys() == wrong


@given(st.sampled_from(ASKED_WHEN), st.sets(st.sampled_from(Tab)), st.booleans(), st.booleans())
def test_a_field_is_asked_for_exactly_when_its_answer_and_its_section_ask(
    line: tuple[str, str, str], tabs: set[Tab], so: bool, given_: bool
) -> None:
    name, value, needed = line
    values = {name: value if so else "lain"} | ({needed: "1"} if given_ else {})
    asked = so and not given_ and FORM_FIELDS[needed].tab in tabs
    assert (problems_of(values, tabs).get(needed) == f"Isi {FORM_FIELDS[needed].label}.") is asked


@given(days, st.lists(days | st.sampled_from(["", "kapan-kapan", "2000-1-1"]), max_size=4))
def test_no_golongan_is_older_than_the_career(cpns: str, since: list[str]) -> None:
    first = min((day for day in since if len(day) == 10 and day[0].isdecimal()), default="")
    found = problems_of({"tmt_cpns": cpns}, EVERY, [{"tmt_golongan": day} for day in since])
    told = TOO_LATE.format(first="-".join(reversed(first.split("-"))))
    assert found == ({"tmt_cpns": told} if first and first < cpns else {})
