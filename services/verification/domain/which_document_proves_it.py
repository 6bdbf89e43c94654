"""Which document proves which change, and how its kind is known from the name of a file.

Source: the manual asks for the decree (SK) of each career entry, the diploma of each education, and civil registry
papers for what concerns the family.  A file's name is a hint only: one that says nothing is never held against anybody.
"""
from __future__ import annotations

import re
from collections.abc import Iterable

from services.contracts.form_fields import HISTORY_KINDS, changeable

KINDS: dict[str, tuple[str, ...]] = {  # kind: words of file names that say so
    "akta kelahiran": ("akta kelahiran", "akta lahir", "akte kelahiran", "akte lahir"),
    "akta nikah": ("akta nikah", "akte nikah", "buku nikah", "akta cerai", "surat nikah"),
    "ijazah": ("ijazah", "ijasah", "sttb", "transkrip"),
    "KTP": ("ktp", "ktp el", "kartu tanda penduduk"),
    "kartu keluarga": ("kk", "kartu keluarga"),
    "NPWP": ("npwp",),
    "Karpeg": ("karpeg", "kartu pegawai"),
    "SK CPNS": ("sk cpns", "cpns"),
    "SK PNS": ("sk pns",),
    "SK kenaikan pangkat": ("sk kenaikan pangkat", "kenaikan pangkat", "sk pangkat", "sk golongan", "sk kp"),
    "SK jabatan": ("sk jabatan", "pelantikan", "spmt", "surat pernyataan pelantikan"),
    "SK mutasi": ("sk mutasi", "sk pindah", "mutasi"),
    "SK cuti": ("sk cuti", "cltn"),
    "SK hukuman disiplin": ("hukuman disiplin", "sk hukuman", "hukdis"),
    "SK angka kredit": ("angka kredit", "pak"),
    "SK peninjauan masa kerja": ("masa kerja", "pmk"),
    "sertifikat": ("sertifikat", "sttpl", "sttpp"),
    "piagam": ("piagam", "satyalancana", "penghargaan"),
    "SKP": ("skp", "dp3"),
    "surat keterangan": ("surat keterangan", "suket"),
    "STR": ("str", "surat tanda registrasi"),
    "SIP": ("sip", "surat izin praktik"),
}
_CAREER = ("SK jabatan", "SK mutasi")
PROVES: dict[str, tuple[str, ...]] = {  # field, or kind of riwayat: what proves it, the usual one first
    **dict.fromkeys(("nama", "tempat_lahir", "tanggal_lahir"), ("akta kelahiran", "ijazah", "KTP", "SK CPNS")),
    **dict.fromkeys(("gelar_depan", "gelar_belakang"), ("ijazah",)),
    **dict.fromkeys(("agama", "nik"), ("KTP", "kartu keluarga")),
    "jenis_kelamin": ("KTP", "akta kelahiran", "kartu keluarga"),
    "status_perkawinan": ("akta nikah", "kartu keluarga", "KTP"),
    "jumlah_anak": ("kartu keluarga", "akta kelahiran"),
    **dict.fromkeys(("tmt_cpns", "sk_cpns_nomor", "sk_cpns_tanggal", "golongan_awal"), ("SK CPNS",)),
    **dict.fromkeys(("tmt_pns", "sk_pns_nomor", "sk_pns_tanggal"), ("SK PNS",)),
    **dict.fromkeys(("masa_kerja_tahun", "masa_kerja_bulan"), ("SK kenaikan pangkat", "SK peninjauan masa kerja")),
    **dict.fromkeys(("kedudukan_hukum", "jenis_pegawai"), ("SK PNS", "SK mutasi", "SK cuti", "SK jabatan")),
    **dict.fromkeys(("alamat", "kode_pos"), ("KTP", "kartu keluarga", "surat keterangan")),
    "npwp": ("NPWP",),
    "kartu_pegawai": ("Karpeg",),
    "nip_lama": ("Karpeg", "SK PNS", "SK CPNS", "SK kenaikan pangkat"),
    **dict.fromkeys(("satuan_kerja_induk", "satuan_kerja_kerja", "unit_organisasi", "lokasi_kerja"), _CAREER),
    **dict.fromkeys(("jenis_jabatan", "jabatan_fungsional_tertentu", "jabatan_fungsional_umum"), _CAREER),
    "tmt_jabatan": _CAREER,
    "kpkn": ("surat keterangan", *_CAREER),
    **dict.fromkeys(("tipe_sekolah", "sekolah_induk", "sekolah_tempat_mengajar"), (*_CAREER, "surat keterangan")),
    **dict.fromkeys(("kepala_sekolah", "bidang_studi", "mata_pelajaran"), (*_CAREER, "surat keterangan")),
    "jam_mengajar": (*_CAREER, "surat keterangan"),
    **dict.fromkeys(("sertifikasi", "sertifikat_nomor", "sertifikat_tahun"), ("sertifikat",)),
    "nuptk": ("surat keterangan", "sertifikat"),
    "unit_kesehatan": (*_CAREER, "SIP", "surat keterangan"),
    "bidang_spesialis": ("ijazah", "STR", "sertifikat"),
    "str_nomor": ("STR",),
    "sip_nomor": ("SIP",),
    "riwayat:golongan": ("SK kenaikan pangkat", "SK CPNS", "SK PNS"),
    "riwayat:pendidikan": ("ijazah",),
    "riwayat:jabatan": _CAREER,
    **dict.fromkeys(("riwayat:diklat_struktural", "riwayat:diklat_fungsional", "riwayat:kursus"), ("sertifikat",)),
    "riwayat:pasangan": ("akta nikah", "kartu keluarga", "akta kelahiran"),
    "riwayat:anak": ("akta kelahiran", "kartu keluarga"),
    "riwayat:orang_tua": ("kartu keluarga", "akta kelahiran", "KTP"),
    "riwayat:penghargaan": ("piagam", "sertifikat"),
    "riwayat:hukuman_disiplin": ("SK hukuman disiplin",),
    "riwayat:angka_kredit": ("SK angka kredit",),
    "riwayat:pmk": ("SK peninjauan masa kerja",),
    "riwayat:pindah_instansi": ("SK mutasi",),
    "riwayat:cltn": ("SK cuti",),
    "riwayat:skp_dp3": ("SKP",),
    "riwayat:organisasi": ("surat keterangan", "sertifikat", "piagam"),
}

_SUBJECTS = {field.name for field in changeable()} | {f"riwayat:{kind}" for kind in HISTORY_KINDS}
if unproved := _SUBJECTS ^ PROVES.keys():
    raise AssertionError(f"PROVES and the form differ in {sorted(unproved)}")
if strange := {kind for kinds in PROVES.values() for kind in kinds} - KINDS.keys():
    raise AssertionError(f"PROVES names {sorted(strange)}, which KINDS does not know")


def named(file_names: Iterable[str]) -> list[str]:
    """The kinds of document that the names of these files say, each once, in the order of the table."""
    said = [f" {re.sub(r'[^a-z0-9]+', ' ', name.lower().rpartition('.')[0] or name.lower())} " for name in file_names]
    return [kind for kind, words in KINDS.items() if any(f" {word} " in text for word in words for text in said)]
