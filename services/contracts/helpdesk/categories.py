"""The kinds of problem that people report: when, with which facts and which document (manual; mission: helpdesk)."""
from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where in the campaign the problem shows."""

    REGISTRATION = "registration"
    FORM = "form"
    VERIFICATION = "verification"
    ANY = "any"


class Kind(StrEnum):
    """How a fact is typed: ``OLD_NIP`` has nine digits, ``DATE`` is a day, ``LONG`` has several lines."""

    TEXT = "text"
    OLD_NIP = "old_nip"
    DATE = "date"
    LONG = "long"


@dataclass(frozen=True)
class Fact:
    """One fact that a category asks for, beside NIP, name and e-mail."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = True
    hint: str = ""


@dataclass(frozen=True)
class Category:
    """``document`` names what is attached, "" where nothing is; a category that names one cannot do without."""

    slug: str
    label: str
    stage: Stage
    facts: tuple[Fact, ...] = ()
    document: str = ""
    needs_login: bool = False


_OLD_NIP = Fact("nip_lama", "NIP lama", Kind.OLD_NIP, required=False, hint="9 angka; hanya bila TMT CPNS sampai 2008")
_DECREE = (Fact("sk_nomor", "Nomor SK"), Fact("sk_tanggal", "Tanggal SK", Kind.DATE))
_REASON = Fact("alasan", "Alasan", Kind.LONG)


def _missing(slug: str, label: str, what: str) -> Category:
    """A value that is not in its list."""
    hint = "Persis seperti pada SK atau ijazah"
    return Category(slug, label, Stage.FORM, (Fact("nama_isian", what, hint=hint),))


CATEGORIES: dict[str, Category] = {
    category.slug: category
    for category in (
        Category(
            "beda_nama", "Nama berbeda", Stage.REGISTRATION,
            (_OLD_NIP, Fact("nama_benar", "Nama yang benar", hint="Tanpa gelar, seperti pada SK"), *_DECREE),
            "SK yang memuat nama yang benar",
        ),
        Category(
            "beda_instansi", "Instansi berbeda", Stage.REGISTRATION,
            (_OLD_NIP, Fact("instansi_benar", "Instansi yang benar"), *_DECREE),
            "SK pindah instansi, atau SK kenaikan pangkat terakhir",
        ),
        Category(
            "data_pensiun", "Tercatat sudah pensiun", Stage.REGISTRATION, (),
            "Surat keterangan pembatalan pensiun",
        ),
        Category(
            "data_diberhentikan", "Tercatat sudah diberhentikan", Stage.REGISTRATION, (),
            "SK yang menyatakan Anda masih aktif",
        ),
        Category(
            "tidak_ada_database", "Tidak ada dalam data negara", Stage.REGISTRATION, (),
            "SK CPNS, SK PNS, atau kartu pegawai",
        ),
        _missing("ref_unor", "Unit organisasi tidak ditemukan", "Nama unit organisasi"),
        _missing("ref_pendidikan", "Pendidikan tidak ditemukan", "Nama pendidikan"),
        _missing("ref_jft", "Jabatan fungsional tertentu tidak ditemukan", "Nama jabatan"),
        _missing("ref_jfu", "Jabatan fungsional umum tidak ditemukan", "Nama jabatan"),
        _missing("ref_lokasi", "Lokasi tidak ditemukan", "Nama lokasi"),
        _missing("data_sekolah", "Sekolah tidak ditemukan", "Nama sekolah"),
        _missing("data_unit_kesehatan", "Unit kesehatan tidak ditemukan", "Nama unit kesehatan"),
        _missing("ref_bidang_spesialis", "Bidang spesialis tidak ditemukan", "Nama bidang"),
        _missing("ref_mapel", "Mata pelajaran tidak ditemukan", "Nama mata pelajaran"),
        _missing("ref_diklat_fungsional", "Diklat fungsional tidak ditemukan", "Nama diklat"),
        Category("turun_status", "Turun status", Stage.VERIFICATION, (_REASON,), needs_login=True),
        Category(
            "verifikasi_noreg", "Verifikasi pendaftaran saya", Stage.REGISTRATION,
            (Fact("nomor_register", "Nomor register", required=False, hint="Bila Anda masih ingat"),),
        ),
        Category(
            "tambah_verifikator_l1", "Pindah verifikator level 1", Stage.VERIFICATION,
            (Fact("unor_tujuan", "Unit organisasi tujuan"), _REASON), needs_login=True,
        ),
        Category(
            "perbaikan_data", "Minta perbaikan data", Stage.ANY,
            (
                Fact("bagian", "Data yang keliru"),
                Fact("seharusnya", "Yang seharusnya", Kind.LONG),
            ),
            needs_login=True,
        ),  # the right to have own data corrected (UU 27/2022, article 6); the state's list has no kind for it
    )
}  # fmt: skip

OF_LIST = {  # a value that is missing from this list of the form is reported so
    "unor": "ref_unor",
    "satuan_kerja": "ref_unor",
    "pendidikan": "ref_pendidikan",
    "jft": "ref_jft",
    "jfu": "ref_jfu",
    "lokasi": "ref_lokasi",
    "sekolah": "data_sekolah",
    "unit_kesehatan": "data_unit_kesehatan",
    "spesialis": "ref_bidang_spesialis",
    "mapel": "ref_mapel",
    "diklat_fungsional": "ref_diklat_fungsional",
}
if strangers := set(OF_LIST.values()) - CATEGORIES.keys():
    raise AssertionError(f"OF_LIST names {strangers}")
LIST_OF = {category: name for name, category in reversed(OF_LIST.items())}  # of two lists the first
GOES_ON_WITH = tuple(name for name in OF_LIST if name != "satuan_kerja")  # what a form is filled with meanwhile
