"""Who verifies what, written out as the grid that an analyst signs (manual I.E.6-9)."""
from pathlib import Path

import pytest

from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, Origin, changeable
from services.verification.domain import who_verifies_what
from services.verification.domain.levels import LEVELS
from services.verification.domain.who_verifies_what import WHO_VERIFIES, last_level_of, levels_of, verifies

YES, no = True, False

GRID = {
    # change                        level 1  level 2  BKN  BKN Status
    "nama":                         (YES,    YES,     YES, no),
    "gelar_depan":                  (YES,    YES,     YES, no),
    "gelar_belakang":               (YES,    YES,     YES, no),
    "tempat_lahir":                 (YES,    YES,     no,  no),
    "tanggal_lahir":                (YES,    YES,     YES, YES),
    "agama":                        (YES,    YES,     no,  no),
    "jenis_kelamin":                (YES,    YES,     YES, no),
    "status_perkawinan":            (YES,    YES,     YES, no),
    "jumlah_anak":                  (YES,    YES,     YES, no),
    "tmt_cpns":                     (YES,    YES,     YES, no),
    "sk_cpns_nomor":                (YES,    YES,     YES, no),
    "sk_cpns_tanggal":              (YES,    YES,     YES, no),
    "tmt_pns":                      (YES,    YES,     no,  no),
    "sk_pns_nomor":                 (YES,    YES,     YES, no),
    "sk_pns_tanggal":               (YES,    YES,     YES, no),
    "golongan_awal":                (YES,    YES,     YES, no),
    "masa_kerja_tahun":             (YES,    YES,     YES, no),
    "masa_kerja_bulan":             (YES,    YES,     YES, no),
    "kedudukan_hukum":              (YES,    YES,     no,  no),
    "jenis_pegawai":                (YES,    YES,     YES, no),
    "alamat":                       (YES,    YES,     no,  no),
    "kode_pos":                     (YES,    YES,     no,  no),  # part of the address
    "nik":                          (YES,    YES,     YES, no),
    "npwp":                         (YES,    YES,     YES, no),
    "kartu_pegawai":                (YES,    YES,     YES, no),
    "nip_lama":                     (YES,    YES,     YES, no),
    "unit_organisasi":              (YES,    YES,     no,  no),
    "lokasi_kerja":                 (YES,    YES,     no,  no),
    "jenis_jabatan":                (YES,    YES,     YES, no),
    "jabatan_fungsional_tertentu":  (YES,    YES,     YES, no),
    "jabatan_fungsional_umum":      (YES,    YES,     YES, no),
    "tmt_jabatan":                  (YES,    YES,     YES, no),
    "satuan_kerja_induk":           (YES,    YES,     YES, no),
    "satuan_kerja_kerja":           (YES,    YES,     YES, no),
    "kpkn":                         (YES,    YES,     YES, no),
    "tipe_sekolah":                 (YES,    YES,     YES, no),
    "sekolah_induk":                (YES,    YES,     YES, no),
    "sekolah_tempat_mengajar":      (YES,    YES,     YES, no),
    "kepala_sekolah":               (YES,    YES,     YES, no),
    "bidang_studi":                 (YES,    YES,     YES, no),
    "mata_pelajaran":               (YES,    YES,     YES, no),
    "jam_mengajar":                 (YES,    YES,     YES, no),
    "sertifikasi":                  (YES,    YES,     YES, no),
    "sertifikat_nomor":             (YES,    YES,     YES, no),
    "sertifikat_tahun":             (YES,    YES,     YES, no),
    "nuptk":                        (YES,    YES,     YES, no),
    "unit_kesehatan":               (YES,    YES,     YES, no),
    "bidang_spesialis":             (YES,    YES,     YES, no),
    "str_nomor":                    (YES,    YES,     YES, no),
    "sip_nomor":                    (YES,    YES,     YES, no),
    "golongan:any row":             (YES,    YES,     YES, no),
    "pendidikan:any row":           (YES,    YES,     YES, no),
    "jabatan:any row":              (YES,    YES,     YES, no),
    "diklat_struktural:any row":    (YES,    YES,     YES, no),
    "diklat_fungsional:any row":    (YES,    YES,     YES, no),
    "kursus:any row":               (YES,    YES,     YES, no),
    "pasangan:any row":             (YES,    YES,     YES, no),
    "anak:any row":                 (YES,    YES,     YES, no),
    "orang_tua:any row":            (YES,    YES,     YES, no),
    "penghargaan:any row":          (YES,    YES,     YES, no),
    "hukuman_disiplin:any row":     (YES,    YES,     YES, no),
    "angka_kredit:any row":         (YES,    YES,     YES, no),
    "pmk:any row":                  (YES,    YES,     YES, no),
    "pindah_instansi:any row":      (YES,    YES,     YES, no),
    "cltn:any row":                 (YES,    YES,     YES, no),
    "skp_dp3:any row":              (YES,    YES,     YES, no),
    "organisasi:any row":           (YES,    YES,     YES, no),
}  # fmt: skip

SEVEN_THAT_BKN_LEAVES = (
    "tempat_lahir", "agama", "tmt_pns", "kedudukan_hukum", "unit_organisasi", "lokasi_kerja", "alamat",
)  # fmt: skip


@pytest.mark.parametrize("change", GRID)
def test_the_grid_line_by_line(change: str) -> None:
    assert tuple(verifies(level, change) for level in (1, 2, 3, 4)) == GRID[change]


def test_the_grid_has_a_line_for_every_change_that_the_form_can_make() -> None:
    rows = {f"{kind}:any row" for kind in HISTORY_KINDS}
    assert GRID.keys() == {field.name for field in changeable()} | rows
    assert len(GRID) == len(WHO_VERIFIES)


def test_the_grid_has_a_column_for_every_level() -> None:
    assert list(LEVELS) == [1, 2, 3, 4]


@pytest.mark.parametrize("field", SEVEN_THAT_BKN_LEAVES)
def test_bkn_does_not_verify_the_seven_fields_of_the_manual(field: str) -> None:
    assert levels_of(field) == (1, 2)


def test_bkn_verifies_everything_else_except_the_postcode_of_the_address() -> None:
    left = {change for change in GRID if not verifies(3, change)}
    assert left == {*SEVEN_THAT_BKN_LEAVES, "kode_pos"}


def test_bkn_status_verifies_the_birth_date_and_nothing_else() -> None:
    assert [change for change in GRID if verifies(4, change)] == ["tanggal_lahir"]


def test_every_change_is_decided_at_levels_1_and_2() -> None:
    assert all(verifies(1, change) and verifies(2, change) for change in GRID)


@pytest.mark.parametrize(
    ("changes", "last"),
    [
        ([], 0),
        (["agama"], 2),
        (["agama", "golongan:0190"], 3),
        (["agama", "nama"], 3),
        (["nama", "tanggal_lahir", "agama"], 4),
    ],
)
def test_the_last_level_is_the_last_that_any_change_needs(changes: list[str], last: int) -> None:
    assert last_level_of(changes) == last


@pytest.mark.parametrize("field", [f.name for f in FORM_FIELDS.values() if f.origin is not Origin.CHANGE])
def test_what_is_never_a_change_has_no_line(field: str) -> None:
    with pytest.raises(KeyError):
        levels_of(field)


SOURCE = Path(str(who_verifies_what.__file__)).read_text()


def imported(source: str) -> dict[str, object]:
    """The module that this text makes, or what it raises while it is imported."""
    module: dict[str, object] = {}
    exec(source, module)
    return module


def test_the_table_as_it_stands_is_complete() -> None:
    assert imported(SOURCE)["WHO_VERIFIES"] == WHO_VERIFIES


@pytest.mark.parametrize(
    ("line", "instead", "complaint"),
    [
        ('    "agama": (1, 2),  # not BKN\n', "", "WHO_VERIFIES has no line for ['agama']"),
        ('    "riwayat:golongan": (1, 2, 3),\n', "", "WHO_VERIFIES has no line for ['riwayat:golongan']"),
        (
            '    "nama": (1, 2, 3),\n', '    "nama": (1, 2, 3),\n    "warna": (1,),\n',
            "WHO_VERIFIES names ['warna'], which the form does not have",
        ),
        (
            '    "nama": (1, 2, 3),\n', '    "nama": (1, 2, 5),\n',
            "WHO_VERIFIES names levels [5], which do not exist",
        ),
    ],
)
def test_a_table_with_a_gap_or_a_slip_refuses_to_be_imported(line: str, instead: str, complaint: str) -> None:
    assert SOURCE.count(line) == 1
    with pytest.raises(AssertionError) as refused:
        imported(SOURCE.replace(line, instead))
    assert str(refused.value) == complaint
