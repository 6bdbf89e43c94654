"""Data Guru: where and what a teacher teaches; shown to teachers only, and required of them only."""
from functools import partial

from services.contracts.form.field import YES_NO, FormField, Kind, Tab, field_of

field = partial(field_of, Tab.GURU)
SCHOOL_TYPE = (("negeri", "Negeri"), ("swasta", "Swasta"))
TEACHES = (("kelas", "Guru kelas"), ("mapel", "Guru mata pelajaran"))

GURU: tuple[FormField, ...] = (
    field("tipe_sekolah", "Tipe sekolah", Kind.CHOICE, choices=SCHOOL_TYPE, required=True),
    field("sekolah_induk", "Sekolah induk (satminkal)", Kind.REF, list="sekolah", required=True),
    field("sekolah_tempat_mengajar", "Sekolah swasta tempat mengajar", Kind.REF, list="sekolah"),
    field("kepala_sekolah", "Menjabat kepala sekolah", Kind.CHOICE, choices=YES_NO, required=True),
    field("bidang_studi", "Bidang studi", Kind.CHOICE, choices=TEACHES, required=True),
    field("mata_pelajaran", "Mata pelajaran", Kind.REF, list="mapel"),
    field("jam_mengajar", "Jam mengajar per minggu", Kind.NUMBER),
    field("sertifikasi", "Sudah bersertifikat pendidik", Kind.CHOICE, choices=YES_NO),
    field("sertifikat_nomor", "Nomor sertifikat pendidik", Kind.TEXT),
    field("sertifikat_tahun", "Tahun sertifikat pendidik", Kind.YEAR),
    field("nuptk", "NUPTK", Kind.DIGITS, digits=16),
)
