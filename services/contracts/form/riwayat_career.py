"""Data Riwayat, the career: golongan, jabatan, angka kredit, masa kerja, moves between agencies, leave."""
from services.contracts.form.field import YES_NO, HistoryKind, Kind, column

GOLONGAN = HistoryKind(
    "golongan",
    "Riwayat golongan",
    (
        column("golongan", "Golongan", Kind.REF, list="golongan", required=True),
        column("tmt_golongan", "TMT golongan", Kind.DATE, required=True),
        column("masa_kerja_tahun", "Masa kerja (tahun)", Kind.NUMBER),
        column("masa_kerja_bulan", "Masa kerja (bulan)", Kind.NUMBER),
        column("sk_nomor", "Nomor SK", Kind.TEXT, required=True),
        column("sk_tanggal", "Tanggal SK", Kind.DATE, required=True),
        column("bkn_nomor", "Nomor pertimbangan BKN", Kind.TEXT),
        column("bkn_tanggal", "Tanggal pertimbangan BKN", Kind.DATE),
        column("jenis_kp", "Jenis kenaikan pangkat", Kind.REF, list="jenis_kp"),
        column("angka_kredit_utama", "Angka kredit utama", Kind.NUMBER),
        column("angka_kredit_tambahan", "Angka kredit tambahan", Kind.NUMBER),
    ),
)
JABATAN = HistoryKind(
    "jabatan",
    "Riwayat jabatan",
    (
        column("jenis_jabatan", "Jenis jabatan", Kind.REF, list="jenis_jabatan", required=True),
        column("tmt_jabatan", "TMT jabatan", Kind.DATE, required=True),
        column("unor", "Unit organisasi", Kind.REF, list="unor", required=True),
        column("nama_jabatan", "Nama jabatan struktural", Kind.TEXT),
        column("eselon", "Eselon", Kind.REF, list="eselon"),
        column("jft", "Jabatan fungsional tertentu", Kind.REF, list="jft"),
        column("jfu", "Jabatan fungsional umum", Kind.REF, list="jfu"),
        column("tmt_pelantikan", "TMT pelantikan", Kind.DATE),
        column("sk_nomor", "Nomor SK", Kind.TEXT, required=True),
        column("sk_tanggal", "Tanggal SK", Kind.DATE, required=True),
    ),
)
ANGKA_KREDIT = HistoryKind(
    "angka_kredit",
    "Riwayat angka kredit",
    (
        column("sk_nomor", "Nomor SK", Kind.TEXT, required=True),
        column("sk_tanggal", "Tanggal SK", Kind.DATE, required=True),
        column("mulai", "Mulai penilaian", Kind.DATE, required=True),
        column("selesai", "Selesai penilaian", Kind.DATE, required=True),
        column("kredit_utama", "Angka kredit utama", Kind.NUMBER),
        column("kredit_penunjang", "Angka kredit penunjang", Kind.NUMBER),
        column("kredit_total", "Angka kredit total", Kind.NUMBER, required=True),
        column("pertama", "Angka kredit pertama", Kind.CHOICE, choices=YES_NO),
    ),
)
PMK = HistoryKind(
    "pmk",
    "Riwayat peninjauan masa kerja",
    (
        column("pengalaman", "Pengalaman kerja", Kind.TEXT, required=True),
        column("mulai", "Mulai bekerja", Kind.DATE, required=True),
        column("selesai", "Selesai bekerja", Kind.DATE, required=True),
        column("masa_kerja_tahun", "Masa kerja (tahun)", Kind.NUMBER),
        column("masa_kerja_bulan", "Masa kerja (bulan)", Kind.NUMBER),
        column("dinilai", "Masa kerja yang dinilai (persen)", Kind.NUMBER),
        column("sk_nomor", "Nomor SK", Kind.TEXT, required=True),
        column("sk_tanggal", "Tanggal SK", Kind.DATE, required=True),
        column("bkn_nomor", "Nomor pertimbangan BKN", Kind.TEXT),
        column("bkn_tanggal", "Tanggal pertimbangan BKN", Kind.DATE),
    ),
)
PINDAH_INSTANSI = HistoryKind(
    "pindah_instansi",
    "Riwayat pindah instansi",
    (
        column("instansi_baru", "Instansi baru", Kind.REF, list="instansi", required=True),
        column("tmt_pindah", "TMT pindah", Kind.DATE, required=True),
        column("instansi_lama", "Instansi lama", Kind.REF, list="instansi", required=True),
        column("satuan_kerja_lama", "Satuan kerja lama", Kind.REF, list="satuan_kerja"),
        column("satuan_kerja_baru", "Satuan kerja baru", Kind.REF, list="satuan_kerja"),
        column("unor_baru", "Unit organisasi baru", Kind.REF, list="unor"),
        column("lokasi_baru", "Lokasi kerja baru", Kind.REF, list="lokasi"),
        column("sk_asal_nomor", "Nomor SK instansi asal", Kind.TEXT),
        column("sk_asal_tanggal", "Tanggal SK instansi asal", Kind.DATE),
        column("sk_tujuan_nomor", "Nomor SK instansi tujuan", Kind.TEXT),
        column("sk_tujuan_tanggal", "Tanggal SK instansi tujuan", Kind.DATE),
        column("bkn_nomor", "Nomor SK BKN", Kind.TEXT),
        column("bkn_tanggal", "Tanggal SK BKN", Kind.DATE),
    ),
)
CLTN = HistoryKind(
    "cltn",
    "Riwayat cuti di luar tanggungan negara",
    (
        column("jenis", "Jenis CLTN", Kind.REF, list="cltn", required=True),
        column("mulai", "Mulai cuti", Kind.DATE, required=True),
        column("selesai", "Selesai cuti", Kind.DATE, required=True),
        column("aktif_kembali", "Aktif kembali", Kind.DATE),
        column("sk_nomor", "Nomor SK", Kind.TEXT, required=True),
        column("sk_tanggal", "Tanggal SK", Kind.DATE, required=True),
        column("bkn_nomor", "Nomor surat BKN", Kind.TEXT),
    ),
)
