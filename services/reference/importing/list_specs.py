"""Which code lists there are, the file that each comes from, and what its columns are called there."""

from __future__ import annotations

from dataclasses import dataclass, field

LOKASI_RANK = {"KB": 0, "P": 1, "KC": 2, "DE": 3, "KA": 4, "NG": 4}  # people are born in regencies, mostly
LOKASI_KINDS = {"P": "Provinsi", "KC": "Kecamatan", "DE": "Desa/kelurahan", "KA": "Kota luar negeri", "NG": "Negara"}


@dataclass(frozen=True)
class ListSpec:
    """Column names are tried in order; ``a+b`` joins two columns.

    ``parent_list`` holds what ``parent`` points to; the names above a value become its hint.  ``kind`` names the
    column that ``ranks`` and ``kinds`` read; ``inactive`` a column and the texts that switch a value off.
    """

    name: str
    file: str
    code: tuple[str, ...] = ("id", "kode", "code")
    label: tuple[str, ...] = ("nama", "name")
    hint: tuple[str, ...] = ()
    parent: tuple[str, ...] = ()
    parent_list: str = ""
    kind: str = ""
    ranks: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    inactive: tuple[str, ...] = ()
    place: str = ""  # the column with a location, by code or name


def _of_the_form() -> tuple[ListSpec, ...]:
    """The lists behind the fields of the form; parents before children."""
    return (
        ListSpec("agama", "agama"),
        ListSpec("jenis_kelamin", "jenis_kelamin", code=("kode_nip", "kode")),
        ListSpec("jenis_kawin", "jenis_kawin"),
        ListSpec("golongan", "golongan", label=("golongan",), hint=("pangkat",)),
        ListSpec("kedudukan_hukum", "kedudukan_hukum"),
        ListSpec("jenis_pegawai", "jenis_pegawai"),
        ListSpec("jenis_jabatan", "jenis_jabatan"),
        ListSpec("jenis_kp", "jenis_kp"),
        ListSpec("tingkat_pendidikan", "tingkat_pendidikan"),
        ListSpec("eselon", "eselon", label=("eselon",), hint=("jabatan_asn_setelah_2014",)),
        ListSpec(
            "lokasi", "lokasi_bkn", parent=("parent_id",), parent_list="lokasi",
            kind="jenis", ranks=LOKASI_RANK, kinds=LOKASI_KINDS,
        ),
        ListSpec(
            "pendidikan", "pendidikan", parent=("tingkat_id",), parent_list="tingkat_pendidikan",
            inactive=("status", "0"),
        ),
        ListSpec("jenjang_jf", "jenjang_jf"),
        ListSpec(
            "jft", "jabatan_fungsional_tertentu", parent=("jenjang",), parent_list="jenjang_jf",
            kind="status", ranks={"N": 0, "O": 1},  # O: positions that are no longer given
        ),
        ListSpec("jfu", "jabatan_fungsional_umum", hint=("kode",), inactive=("status", "0")),
    )  # fmt: skip


def _others() -> tuple[ListSpec, ...]:
    """Lists of later sections of the form, and the regions."""
    return (
        *(ListSpec(name, name) for name in PLAIN),
        ListSpec("sekolah", "sekolah", place="lokasi"),
        ListSpec("unit_kesehatan", "unit_kesehatan", place="lokasi"),
        ListSpec("diklat", "jenis_diklat_siasn"),
        ListSpec("kursus", "kursus"),
        ListSpec("sekolah_klasifikasi_ruang", "sekolah_klasifikasi_ruang", code=("tipe",), label=("tipe",)),
        ListSpec("jenis_unit_kesehatan", "unit_kesehatan_jenis_tipe", code=("jenis+tipe",), label=("jenis+tipe",)),
        ListSpec("spesialis", "sub_jabatan_dokter_spesialis", hint=("kelompok",), inactive=("status", "0")),
        ListSpec("mapel", "sub_jabatan_guru_mapel", inactive=("status", "0")),
        ListSpec("satuan_kerja", "satuan_kerja", parent=("instansi_id",), parent_list="instansi"),
        ListSpec("provinsi", "provinces"),
        ListSpec("kabupaten", "regencies", parent=("province_code",), parent_list="provinsi"),
        ListSpec("kecamatan", "districts", parent=("regency_code",), parent_list="kabupaten"),
        ListSpec("desa", "villages", parent=("district_code",), parent_list="kecamatan"),
    )


PLAIN = (
    "alasan_hukuman",
    "cltn",
    "diklat_fungsional",
    "jenis_hukuman",
    "jenis_pemberhentian",
    "jenis_pengadaan",
    "jenis_pensiun",
    "jenis_riwayat",
    "kelompok_jabatan",
    "kpkn",
    "latihan_struktural",
    "organisasi_kepanitiaan",
    "penghargaan",
    "profesi",
    "rumpun_jabatan",
    "sekolah_jenis",
    "sekolah_tipe",
    "taspen",
)

LISTS: dict[str, ListSpec] = {spec.name: spec for spec in (*_of_the_form(), *_others())}
