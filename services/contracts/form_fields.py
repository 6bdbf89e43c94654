"""The fields of the form: one line each with tab, label, type and reference list.

This table is the only place that lists them; adding a field is one line here, and one line in
``who_verifies_what`` if somebody verifies it.  Source: manual chapter III.G, user manual of 2015.
"""
from dataclasses import dataclass
from enum import StrEnum


class Tab(StrEnum):
    """The sections of the form, in the order of the screen."""

    UTAMA = "utama"
    POSISI = "posisi"
    RIWAYAT = "riwayat"
    STAKEHOLDER = "stakeholder"


TAB_LABELS = {
    Tab.UTAMA: "Data Utama",
    Tab.POSISI: "Data Posisi",
    Tab.RIWAYAT: "Data Riwayat",
    Tab.STAKEHOLDER: "Stakeholder",
}


class Kind(StrEnum):
    """What a value is, on the page and in the record."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"  # ISO 8601, yyyy-mm-dd
    NUMBER = "number"
    REF = "ref"  # the code of a value in a reference list
    DIGITS = "digits"  # fixed number of digits, kept as text


class Origin(StrEnum):
    """How a value may change."""

    CHANGE = "change"  # with a document, verified
    DERIVED = "derived"  # only through riwayat rows
    FIXED = "fixed"  # never here
    DECLARED = "declared"  # self-declared: no document, no verification


@dataclass(frozen=True)
class FormField:
    """One field: ``list`` names the reference list of a REF, ``digits`` the length of DIGITS."""

    name: str
    tab: Tab
    label: str
    kind: Kind
    list: str = ""
    digits: int = 0
    origin: Origin = Origin.CHANGE
    secret: bool = False  # encrypted at rest, masked on screens
    required: bool = False


def _field(name: str, tab: Tab, label: str, kind: Kind, **more: object) -> FormField:
    return FormField(name, tab, label, kind, **more)  # type: ignore[arg-type]


_U, _P, _S = Tab.UTAMA, Tab.POSISI, Tab.STAKEHOLDER

FORM_FIELDS: dict[str, FormField] = {
    field.name: field
    for field in (
        _field("nip_baru", _U, "NIP", Kind.DIGITS, digits=18, origin=Origin.FIXED, required=True),
        _field("nama", _U, "Nama", Kind.TEXT, required=True),
        _field("gelar_depan", _U, "Gelar depan", Kind.TEXT),
        _field("gelar_belakang", _U, "Gelar belakang", Kind.TEXT),
        _field("tempat_lahir", _U, "Tempat lahir", Kind.REF, list="lokasi", required=True),
        _field("tanggal_lahir", _U, "Tanggal lahir", Kind.DATE, required=True),
        _field("agama", _U, "Agama", Kind.REF, list="agama", required=True),
        _field("jenis_kelamin", _U, "Jenis kelamin", Kind.REF, list="jenis_kelamin", required=True),
        _field("status_perkawinan", _U, "Status perkawinan", Kind.REF, list="jenis_kawin", required=True),
        _field("jumlah_anak", _U, "Jumlah anak tanggungan", Kind.NUMBER),
        _field("tmt_cpns", _U, "TMT CPNS", Kind.DATE, required=True),
        _field("sk_cpns_nomor", _U, "Nomor SK CPNS", Kind.TEXT),
        _field("sk_cpns_tanggal", _U, "Tanggal SK CPNS", Kind.DATE),
        _field("tmt_pns", _U, "TMT PNS", Kind.DATE, required=True),
        _field("sk_pns_nomor", _U, "Nomor SK PNS", Kind.TEXT),
        _field("sk_pns_tanggal", _U, "Tanggal SK PNS", Kind.DATE),
        _field("golongan_awal", _U, "Golongan awal", Kind.REF, list="golongan"),
        _field("golongan", _U, "Golongan ruang", Kind.REF, list="golongan", origin=Origin.DERIVED),
        _field("tmt_golongan", _U, "TMT golongan ruang", Kind.DATE, origin=Origin.DERIVED),
        _field("masa_kerja_tahun", _U, "Masa kerja golongan (tahun)", Kind.NUMBER),
        _field("masa_kerja_bulan", _U, "Masa kerja golongan (bulan)", Kind.NUMBER),
        _field("pendidikan_terakhir", _U, "Pendidikan terakhir", Kind.REF, list="pendidikan", origin=Origin.DERIVED),
        _field("tahun_lulus", _U, "Tahun lulus", Kind.NUMBER, origin=Origin.DERIVED),
        _field("kedudukan_hukum", _U, "Kedudukan hukum", Kind.REF, list="kedudukan_hukum", required=True),
        _field("jenis_pegawai", _U, "Jenis pegawai", Kind.REF, list="jenis_pegawai", required=True),
        _field("alamat", _U, "Alamat", Kind.LONG_TEXT, required=True),
        _field("kode_pos", _U, "Kode pos", Kind.DIGITS, digits=5),
        _field("nik", _U, "NIK", Kind.DIGITS, digits=16, secret=True, required=True),
        _field("npwp", _U, "NPWP", Kind.DIGITS, digits=15, secret=True),
        _field("kartu_pegawai", _U, "Kartu pegawai (Karpeg)", Kind.TEXT),
        _field("nip_lama", _U, "NIP lama", Kind.DIGITS, digits=9),
        _field("email", _U, "E-mail", Kind.TEXT, origin=Origin.DECLARED),
        _field("nomor_hp", _U, "Nomor HP", Kind.TEXT, origin=Origin.DECLARED),
        _field("nomor_telepon", _U, "Nomor telepon", Kind.TEXT, origin=Origin.DECLARED),
        _field("unit_organisasi", _P, "Unit organisasi", Kind.REF, list="unor", required=True),
        _field("lokasi_kerja", _P, "Lokasi kerja", Kind.REF, list="lokasi", required=True),
        _field("jenis_jabatan", _P, "Jenis jabatan", Kind.REF, list="jenis_jabatan", required=True),
        _field("jabatan_fungsional_tertentu", _P, "Jabatan fungsional tertentu", Kind.REF, list="jft"),
        _field("jabatan_fungsional_umum", _P, "Jabatan fungsional umum", Kind.REF, list="jfu"),
        _field("tmt_jabatan", _P, "TMT jabatan", Kind.DATE),
        _field("bpjs_nomor", _S, "Nomor kartu BPJS", Kind.DIGITS, digits=13, origin=Origin.DECLARED, secret=True),
        _field("bpjs_nama", _S, "Nama peserta BPJS", Kind.TEXT, origin=Origin.DECLARED),
    )
}


@dataclass(frozen=True)
class HistoryKind:
    """One kind of riwayat: a table of rows, each added, edited or deleted row is one change."""

    name: str
    label: str
    columns: tuple[FormField, ...]


def _column(name: str, label: str, kind: Kind, **more: object) -> FormField:
    return _field(name, Tab.RIWAYAT, label, kind, **more)


HISTORY_KINDS: dict[str, HistoryKind] = {
    kind.name: kind
    for kind in (
        HistoryKind(
            "golongan",
            "Riwayat golongan",
            (
                _column("golongan", "Golongan", Kind.REF, list="golongan", required=True),
                _column("tmt_golongan", "TMT golongan", Kind.DATE, required=True),
                _column("masa_kerja_tahun", "Masa kerja (tahun)", Kind.NUMBER),
                _column("masa_kerja_bulan", "Masa kerja (bulan)", Kind.NUMBER),
                _column("sk_nomor", "Nomor SK", Kind.TEXT, required=True),
                _column("sk_tanggal", "Tanggal SK", Kind.DATE, required=True),
                _column("bkn_nomor", "Nomor pertimbangan BKN", Kind.TEXT),
                _column("bkn_tanggal", "Tanggal pertimbangan BKN", Kind.DATE),
                _column("jenis_kp", "Jenis kenaikan pangkat", Kind.REF, list="jenis_kp"),
                _column("angka_kredit_utama", "Angka kredit utama", Kind.NUMBER),
                _column("angka_kredit_tambahan", "Angka kredit tambahan", Kind.NUMBER),
            ),
        ),
    )
}


def fields_of(tab: Tab) -> list[FormField]:
    """The fields of one tab, in the order of the screen."""
    return [field for field in FORM_FIELDS.values() if field.tab is tab]


def changeable() -> list[FormField]:
    """The fields whose change asks for a document and verification."""
    return [field for field in FORM_FIELDS.values() if field.origin is Origin.CHANGE]
