"""Data Riwayat, how the work was done: penghargaan, hukuman disiplin, yearly ratings, organisations."""
from services.contracts.form.field import HistoryKind, Kind, column

RATING = (("skp", "SKP"), ("dp3", "DP3"))

PENGHARGAAN = HistoryKind(
    "penghargaan",
    "Riwayat penghargaan",
    (
        column("penghargaan", "Penghargaan", Kind.REF, list="penghargaan", required=True),
        column("tahun", "Tahun", Kind.YEAR, required=True),
        column("sk_nomor", "Nomor SK", Kind.TEXT, required=True),
        column("sk_tanggal", "Tanggal SK", Kind.DATE, required=True),
    ),
)
HUKUMAN_DISIPLIN = HistoryKind(
    "hukuman_disiplin",
    "Riwayat hukuman disiplin",
    (
        column("jenis_hukuman", "Jenis hukuman", Kind.REF, list="jenis_hukuman", required=True),
        column("tmt_hukuman", "TMT hukuman", Kind.DATE, required=True),
        column("masa_tahun", "Masa hukuman (tahun)", Kind.NUMBER),
        column("masa_bulan", "Masa hukuman (bulan)", Kind.NUMBER),
        column("akhir_hukuman", "Akhir hukuman", Kind.DATE),
        column("nomor_pp", "Nomor PP", Kind.TEXT),
        column("alasan", "Alasan hukuman", Kind.REF, list="alasan_hukuman"),
        column("sk_nomor", "Nomor SK", Kind.TEXT, required=True),
        column("sk_tanggal", "Tanggal SK", Kind.DATE, required=True),
    ),
)
SKP_DP3 = HistoryKind(
    "skp_dp3",
    "Riwayat SKP dan DP3",
    (
        column("jenis", "Jenis penilaian", Kind.CHOICE, choices=RATING, required=True),
        column("tahun", "Tahun", Kind.YEAR, required=True),
        column("nilai_skp", "Nilai SKP", Kind.NUMBER),
        column("kesetiaan", "Kesetiaan (DP3)", Kind.NUMBER),
        column("orientasi_pelayanan", "Orientasi pelayanan", Kind.NUMBER),
        column("integritas", "Integritas", Kind.NUMBER),
        column("komitmen", "Komitmen", Kind.NUMBER),
        column("disiplin", "Disiplin", Kind.NUMBER),
        column("kerja_sama", "Kerja sama", Kind.NUMBER),
        column("kepemimpinan", "Kepemimpinan", Kind.NUMBER),
        column("nilai", "Nilai akhir", Kind.NUMBER, required=True),
        column("penilai", "Nama pejabat penilai", Kind.TEXT),
    ),
)
ORGANISASI = HistoryKind(
    "organisasi",
    "Riwayat organisasi",
    (
        column("nama", "Nama organisasi", Kind.TEXT, required=True),
        column("mulai", "Mulai menjadi anggota", Kind.DATE, required=True),
        column("jenis", "Jenis organisasi", Kind.REF, list="organisasi_kepanitiaan", required=True),
        column("kedudukan", "Kedudukan dalam organisasi", Kind.TEXT),
        column("selesai", "Selesai menjadi anggota", Kind.DATE),
    ),
)
