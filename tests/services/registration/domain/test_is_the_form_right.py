"""What one field asks of another, in the sections that concern the person."""
import pytest

from services.contracts.form_fields import FORM_FIELDS, Tab
from services.registration.domain.is_the_form_right import ASKED_WHEN, IN_ORDER, problems_of

EVERY = frozenset(Tab)


@pytest.mark.parametrize(
    ("said", "field", "message"),
    [
        ({"tmt_cpns": "2000-03-01", "tmt_pns": "1999-03-01"}, "tmt_pns", "TMT PNS tidak boleh sebelum TMT CPNS."),
        ({"tmt_cpns": "2000-03-01", "tmt_pns": "2000-03-01"}, "tmt_pns", ""),
        ({"tmt_cpns": "2000-03-01", "tmt_jabatan": "1999-03-01"}, "tmt_jabatan",
         "TMT jabatan tidak boleh sebelum TMT CPNS. Periksa keduanya pada SK Anda."),
        ({"sk_cpns_tanggal": "2000-03-01", "sk_pns_tanggal": "2000-02-29"}, "sk_pns_tanggal",
         "Tanggal SK PNS tidak boleh sebelum Tanggal SK CPNS. Periksa keduanya pada SK Anda."),
        ({"tmt_jabatan": "1999-03-01"}, "tmt_jabatan", ""),
        ({"tipe_sekolah": "swasta"}, "sekolah_tempat_mengajar", "Isi Sekolah swasta tempat mengajar."),
        ({"tipe_sekolah": "negeri"}, "sekolah_tempat_mengajar", ""),
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
