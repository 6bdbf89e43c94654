"""Data Riwayat, what was learned: pendidikan, diklat, kursus."""
from services.contracts.form.field import YES_NO, HistoryKind, Kind, column

PENDIDIKAN = HistoryKind(
    "pendidikan",
    "Riwayat pendidikan",
    (
        column("pendidikan", "Pendidikan", Kind.REF, list="pendidikan", required=True),
        column("tahun_lulus", "Tahun lulus", Kind.YEAR, required=True),
        column("tingkat", "Tingkat pendidikan", Kind.REF, list="tingkat_pendidikan", required=True),
        column("tanggal_lulus", "Tanggal lulus", Kind.DATE),
        column("nomor_ijazah", "Nomor ijazah", Kind.TEXT, required=True),
        column("nama_sekolah", "Nama sekolah", Kind.TEXT, required=True),
        column("gelar_depan", "Gelar depan", Kind.TEXT),
        column("gelar_belakang", "Gelar belakang", Kind.TEXT),
        column("pendidikan_pertama", "Pendidikan saat CPNS", Kind.CHOICE, choices=YES_NO),
    ),
)
DIKLAT_STRUKTURAL = HistoryKind(
    "diklat_struktural",
    "Riwayat diklat struktural",
    (
        column("jenis", "Jenis diklat struktural", Kind.REF, list="latihan_struktural", required=True),
        column("tahun", "Tahun", Kind.YEAR, required=True),
        column("tanggal", "Tanggal", Kind.DATE),
        column("nomor", "Nomor sertifikat", Kind.TEXT, required=True),
        column("jumlah_jam", "Jumlah jam", Kind.NUMBER),
        column("penyelenggara", "Penyelenggara", Kind.TEXT),
    ),
)
DIKLAT_FUNGSIONAL = HistoryKind(
    "diklat_fungsional",
    "Riwayat diklat fungsional",
    (
        column("nama", "Nama diklat fungsional", Kind.TEXT, required=True),
        column("tahun", "Tahun", Kind.YEAR, required=True),
        column("jenis", "Jenis diklat fungsional", Kind.REF, list="diklat_fungsional"),
        column("tanggal", "Tanggal", Kind.DATE),
        column("nomor", "Nomor STTPL", Kind.TEXT, required=True),
        column("jumlah_jam", "Jumlah jam", Kind.NUMBER),
        column("penyelenggara", "Penyelenggara", Kind.TEXT),
    ),
)
KURSUS = HistoryKind(
    "kursus",
    "Riwayat kursus",
    (
        column("nama", "Nama kursus", Kind.TEXT, required=True),
        column("tahun", "Tahun", Kind.YEAR, required=True),
        column("jenis", "Jenis kursus", Kind.REF, list="kursus"),
        column("tanggal", "Tanggal", Kind.DATE),
        column("nomor", "Nomor sertifikat", Kind.TEXT, required=True),
        column("jumlah_jam", "Jumlah jam", Kind.NUMBER),
        column("penyelenggara", "Penyelenggara", Kind.TEXT),
    ),
)
