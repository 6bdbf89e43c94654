"""Data Riwayat, the family: husband or wife, children, parents."""
from services.contracts.form.field import HistoryKind, Kind, column

MARRIAGE = (("menikah", "Menikah"), ("cerai", "Cerai"), ("meninggal", "Meninggal"))
CHILD = (("kandung", "Anak kandung"), ("tiri", "Anak tiri"), ("angkat", "Anak angkat"))
PARENT = (("ayah", "Ayah"), ("ibu", "Ibu"))
LIVING = (("hidup", "Masih hidup"), ("meninggal", "Meninggal"))

PASANGAN = HistoryKind(
    "pasangan",
    "Riwayat suami atau istri",
    (
        column("nama", "Nama", Kind.TEXT, required=True),
        column("tanggal_menikah", "Tanggal menikah", Kind.DATE, required=True),
        column("tanggal_lahir", "Tanggal lahir", Kind.DATE, required=True),
        column("akta_menikah", "Nomor akta nikah", Kind.TEXT, required=True),
        column("status", "Status", Kind.CHOICE, choices=MARRIAGE, required=True),
        column("nip", "NIP (bila PNS)", Kind.DIGITS, digits=18),
        column("karis_karsu", "Nomor Karis/Karsu", Kind.TEXT),
    ),
)
ANAK = HistoryKind(
    "anak",
    "Riwayat anak",
    (
        column("nama", "Nama", Kind.TEXT, required=True),
        column("tanggal_lahir", "Tanggal lahir", Kind.DATE, required=True),
        column("jenis_kelamin", "Jenis kelamin", Kind.REF, list="jenis_kelamin", required=True),
        column("akta_kelahiran", "Nomor akta kelahiran", Kind.TEXT, required=True),
        column("orang_tua", "Nama ayah atau ibu (pasangan Anda)", Kind.TEXT),
        column("status_anak", "Status anak", Kind.CHOICE, choices=CHILD, required=True),
    ),
)
ORANG_TUA = HistoryKind(
    "orang_tua",
    "Riwayat orang tua",
    (
        column("nama", "Nama", Kind.TEXT, required=True),
        column("tanggal_lahir", "Tanggal lahir", Kind.DATE),
        column("hubungan", "Hubungan", Kind.CHOICE, choices=PARENT, required=True),
        column("status_hidup", "Status hidup", Kind.CHOICE, choices=LIVING, required=True),
    ),
)
