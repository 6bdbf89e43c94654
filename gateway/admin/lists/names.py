"""How pages name the reference lists, grouped as Referensi shows them."""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

GROUPS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (_("Tempat dan unit"), {
        "lokasi": _("Lokasi"), "sekolah": _("Sekolah"), "unit_kesehatan": _("Unit kesehatan"),
        "satuan_kerja": _("Satuan kerja"), "provinsi": _("Provinsi"), "kabupaten": _("Kabupaten/kota"),
        "kecamatan": _("Kecamatan"), "desa": _("Desa/kelurahan"), "kpkn": _("KPKN"), "taspen": _("Kantor Taspen"),
    }),
    (_("Jabatan"), {
        "jft": _("Jabatan fungsional tertentu"), "jfu": _("Jabatan fungsional umum"), "eselon": _("Eselon"),
        "jenis_jabatan": _("Jenis jabatan"), "jenjang_jf": _("Jenjang jabatan fungsional"),
        "kelompok_jabatan": _("Kelompok jabatan"), "rumpun_jabatan": _("Rumpun jabatan"),
        "spesialis": _("Bidang spesialis"), "mapel": _("Mata pelajaran"),
    }),
    (_("Pendidikan dan pelatihan"), {
        "pendidikan": _("Pendidikan"), "tingkat_pendidikan": _("Tingkat pendidikan"), "profesi": _("Profesi"),
        "diklat": _("Jenis diklat"), "diklat_fungsional": _("Diklat fungsional"), "kursus": _("Kursus"),
        "latihan_struktural": _("Latihan struktural"),
    }),
    (_("Kepegawaian"), {
        "agama": _("Agama"), "jenis_kelamin": _("Jenis kelamin"), "jenis_kawin": _("Status perkawinan"),
        "golongan": _("Golongan"), "kedudukan_hukum": _("Kedudukan hukum"), "jenis_pegawai": _("Jenis pegawai"),
        "jenis_kp": _("Jenis kenaikan pangkat"), "jenis_pengadaan": _("Jenis pengadaan"),
        "jenis_pemberhentian": _("Jenis pemberhentian"), "jenis_pensiun": _("Jenis pensiun"),
        "cltn": _("Cuti di luar tanggungan negara"), "jenis_hukuman": _("Jenis hukuman disiplin"),
        "alasan_hukuman": _("Alasan hukuman disiplin"), "penghargaan": _("Penghargaan"),
        "organisasi_kepanitiaan": _("Organisasi dan kepanitiaan"), "jenis_riwayat": _("Jenis riwayat"),
    }),
    (_("Sekolah dan unit kesehatan"), {
        "sekolah_jenis": _("Jenis sekolah"), "sekolah_tipe": _("Tipe sekolah"),
        "sekolah_klasifikasi_ruang": _("Klasifikasi ruang belajar"),
        "jenis_unit_kesehatan": _("Jenis dan tipe unit kesehatan"),
    }),
)  # fmt: skip
NAMES: dict[str, Any] = {name: label for _group, names in GROUPS for name, label in names.items()}
