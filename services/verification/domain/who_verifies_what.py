"""Who verifies what: for each field and each kind of riwayat the levels that decide a change of it.

This table is the only place that says so.  To change who verifies a field, change its line here and the
matching line in tests/services/verification/domain/test_who_verifies_what.py.

Source: manual I.E.6-9.  Verifikator BKN (level 3) does not verify the seven fields of I.E.8; Verifikator BKN
Status (level 4) verifies the date of birth only.
"""
from collections.abc import Iterable

from services.contracts.form_fields import HISTORY_KINDS, changeable
from services.verification.domain.levels import LEVELS

WHO_VERIFIES: dict[str, tuple[int, ...]] = {
    # Data Utama
    "nama": (1, 2, 3),
    "gelar_depan": (1, 2, 3),
    "gelar_belakang": (1, 2, 3),
    "tempat_lahir": (1, 2),  # not BKN
    "tanggal_lahir": (1, 2, 3, 4),
    "agama": (1, 2),  # not BKN
    "jenis_kelamin": (1, 2, 3),
    "status_perkawinan": (1, 2, 3),
    "jumlah_anak": (1, 2, 3),
    "tmt_cpns": (1, 2, 3),
    "sk_cpns_nomor": (1, 2, 3),
    "sk_cpns_tanggal": (1, 2, 3),
    "tmt_pns": (1, 2),  # not BKN
    "sk_pns_nomor": (1, 2, 3),
    "sk_pns_tanggal": (1, 2, 3),
    "golongan_awal": (1, 2, 3),
    "masa_kerja_tahun": (1, 2, 3),
    "masa_kerja_bulan": (1, 2, 3),
    "kedudukan_hukum": (1, 2),  # not BKN
    "jenis_pegawai": (1, 2, 3),
    "alamat": (1, 2),  # not BKN
    "kode_pos": (1, 2),  # part of the address
    "nik": (1, 2, 3),
    "npwp": (1, 2, 3),
    "kartu_pegawai": (1, 2, 3),
    "nip_lama": (1, 2, 3),
    # Data Posisi
    "satuan_kerja_induk": (1, 2, 3),
    "satuan_kerja_kerja": (1, 2, 3),
    "unit_organisasi": (1, 2),  # not BKN
    "lokasi_kerja": (1, 2),  # not BKN
    "jenis_jabatan": (1, 2, 3),
    "jabatan_fungsional_tertentu": (1, 2, 3),
    "jabatan_fungsional_umum": (1, 2, 3),
    "tmt_jabatan": (1, 2, 3),
    "kpkn": (1, 2, 3),
    # Data Guru
    "tipe_sekolah": (1, 2, 3),
    "sekolah_induk": (1, 2, 3),
    "sekolah_tempat_mengajar": (1, 2, 3),
    "kepala_sekolah": (1, 2, 3),
    "bidang_studi": (1, 2, 3),
    "mata_pelajaran": (1, 2, 3),
    "jam_mengajar": (1, 2, 3),
    "sertifikasi": (1, 2, 3),
    "sertifikat_nomor": (1, 2, 3),
    "sertifikat_tahun": (1, 2, 3),
    "nuptk": (1, 2, 3),
    # Data Dokter
    "unit_kesehatan": (1, 2, 3),
    "bidang_spesialis": (1, 2, 3),
    "str_nomor": (1, 2, 3),
    "sip_nomor": (1, 2, 3),
    # Data Riwayat: each row that is added, edited or deleted
    "riwayat:golongan": (1, 2, 3),
    "riwayat:pendidikan": (1, 2, 3),
    "riwayat:jabatan": (1, 2, 3),
    "riwayat:diklat_struktural": (1, 2, 3),
    "riwayat:diklat_fungsional": (1, 2, 3),
    "riwayat:kursus": (1, 2, 3),
    "riwayat:pasangan": (1, 2, 3),
    "riwayat:anak": (1, 2, 3),
    "riwayat:orang_tua": (1, 2, 3),
    "riwayat:penghargaan": (1, 2, 3),
    "riwayat:hukuman_disiplin": (1, 2, 3),
    "riwayat:angka_kredit": (1, 2, 3),
    "riwayat:pmk": (1, 2, 3),
    "riwayat:pindah_instansi": (1, 2, 3),
    "riwayat:cltn": (1, 2, 3),
    "riwayat:skp_dp3": (1, 2, 3),
    "riwayat:organisasi": (1, 2, 3),
}

_SUBJECTS = {field.name for field in changeable()} | {f"riwayat:{kind}" for kind in HISTORY_KINDS}
if silent := _SUBJECTS - WHO_VERIFIES.keys():
    raise AssertionError(f"WHO_VERIFIES has no line for {sorted(silent)}")
if strangers := WHO_VERIFIES.keys() - _SUBJECTS:
    raise AssertionError(f"WHO_VERIFIES names {sorted(strangers)}, which the form does not have")
if nowhere := {level for levels in WHO_VERIFIES.values() for level in levels} - LEVELS.keys():
    raise AssertionError(f"WHO_VERIFIES names levels {sorted(nowhere)}, which do not exist")


def levels_of(change_key: str) -> tuple[int, ...]:
    """The levels that decide one change; its key is a field name or ``<kind>:<row id>``."""
    kind, is_row, _ = change_key.partition(":")
    return WHO_VERIFIES[f"riwayat:{kind}" if is_row else kind]


def verifies(level: int, change_key: str) -> bool:
    """True when this level decides this change."""
    return level in levels_of(change_key)


def last_level_of(change_keys: Iterable[str]) -> int:
    """The last level at which anything is decided; 0 when nothing changes."""
    return max((level for key in change_keys for level in levels_of(key)), default=0)
