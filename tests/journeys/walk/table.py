"""The walk of each category, one line each: who reports it, how, what the operator says, and where the effect is seen.

To walk a new category, add its line; test_every_category.py fails while ``who_answers_what`` has one without a line.
"""
from __future__ import annotations

from dataclasses import dataclass, field

from services.contracts.helpdesk.categories import CATEGORIES
from services.helpdesk.domain.who_answers_what import Place, Where
from tests.journeys.walk.desks import Found, Says
from tests.journeys.walk.reporting import Way, before_registering, chosen, led_from, stopped
from tests.journeys.walk.sights import (
    Sight,
    filled,
    filled_again,
    held_as,
    lies_with,
    offered,
    registers,
    waits_for_approval,
)
from tests.journeys.walk.world import KANREG, NOBODY, WANASARI

SK = {"sk_nomor": "823/17/2015", "sk_tanggal": "2015-03-02"}
HERE = Found("8101", "Wanasari")
ANY, ONE_KANREG, LEVEL_1 = Where.ANY, Where.ONE_KANREG, Where.LEVEL_1
PROVINCE, CITY = "Pemerintah Provinsi Nusa Wana", "Pemerintah Kota Muarabiru"
SECRETARIAT = "Sekretariat Daerah"
POSITION, SCHOOL, HEALTH = "/formulir/posisi", "/formulir/guru", "/formulir/dokter"
STUDY = "/formulir/riwayat/pendidikan/tambah"


@dataclass(frozen=True)
class Form:
    """A page of the form and its field in which a value is missing; the form goes on without it."""

    path: str
    field: str


@dataclass(frozen=True)
class Walk:
    """``name``: the right name, or the missing value with ``*`` for a word that is in no list; ``says`` the same.

    ``sights``: where the effect is seen once the answer has acted, and was not before it; a walk has at least one.
    """

    category: str
    who: str
    way: Way | Form
    name: str = ""
    sights: tuple[Sight, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    says: Says = field(default_factory=dict)
    where: Where = ANY
    agency: str = ""  # that is right, of a move

    @property
    def place(self) -> Place:
        """Where who reports works, as the state knows it."""
        return Place() if self.who == NOBODY else Place(WANASARI, KANREG)

    @property
    def key(self) -> str:
        """The walk among others."""
        return f"{self.category} {self.where}"


def _asked(category: str, who: str, other: str, path: str, field: str, name: str, **says: str | Found) -> Walk:
    """A value that is missing from the form, which goes on with it; ``other`` has the same form to fill."""
    return Walk(category, who, Form(path, field), name, (filled(path, field), offered(other, path, field)), says=says)


WALKS: tuple[Walk, ...] = (
    # registration stops
    Walk("beda_nama", "salah nama", stopped, "Sumirah Notonegoro", (registers(),),
         {"nama_benar": "Sumirah Notonegoro", **SK}),
    Walk("beda_instansi", "pindah dekat", before_registering, "", (registers(PROVINCE),),
         {"instansi_benar": PROVINCE, **SK}, {"agency_id": Found("9810")}, ONE_KANREG, "9810"),
    Walk("beda_instansi", "pindah jauh", before_registering, "", (registers(CITY),),
         {"instansi_benar": CITY, **SK}, {"agency_id": Found("9841")}, ANY, "9841"),
    Walk("data_pensiun", "pensiun", stopped, "", (registers(),)),
    Walk("data_diberhentikan", "diberhentikan", stopped, "", (registers(),)),
    Walk("tidak_ada_database", NOBODY, stopped, "", (registers(),), says={"agency_id": Found("9811", "Wanasari")}),
    Walk("verifikasi_noreg", "ditolak", chosen("verifikasi_noreg"), "", (waits_for_approval,)),
    # the form has no such value
    _asked("ref_pendidikan", "staf", "guru lain", STUDY, "pendidikan", "S-1 *", parent=Found("40")),
    _asked("ref_jft", "analis", "guru lain", f"{POSITION}?ubah=jabatan_fungsional_tertentu",
           "jabatan_fungsional_tertentu", "Penata * Ahli Muda", parent=Found("MU")),
    _asked("ref_jfu", "staf", "guru lain", f"{POSITION}?ubah=jabatan_fungsional_umum", "jabatan_fungsional_umum",
           "Pengelola *"),
    _asked("ref_lokasi", "staf", "guru lain", f"{POSITION}?ubah=lokasi_kerja", "lokasi_kerja", "Kecamatan *",
           parent=HERE, jenis="Kecamatan"),
    _asked("ref_unor", "staf", "analis", f"{POSITION}?ubah=unit_organisasi", "unit_organisasi", "Seksi *",
           parent=Found("9811-04", "Badan Kepegawaian")),
    _asked("data_sekolah", "guru", "guru lain", f"{SCHOOL}?ubah=sekolah_induk", "sekolah_induk", "SMP Negeri *",
           place=HERE, jenis="Sekolah Menengah Pertama", tipe="Negeri", rombel="9"),
    _asked("data_unit_kesehatan", "perawat", "perawat lain", f"{HEALTH}?ubah=unit_kesehatan", "unit_kesehatan",
           "Puskesmas *", place=HERE, jenis="Puskesmas", tipe="Rawat Inap", kunjungan="40"),
    _asked("ref_bidang_spesialis", "perawat", "perawat lain", f"{HEALTH}?ubah=bidang_spesialis", "bidang_spesialis",
           "Dokter spesialis *"),
    # the same, from the list of all kinds of problem
    Walk("ref_mapel", "guru", chosen("ref_mapel"), "Bahasa *",
         (offered("guru lain", f"{SCHOOL}?ubah=mata_pelajaran", "mata_pelajaran"),)),
    Walk("ref_diklat_fungsional", "staf", chosen("ref_diklat_fungsional"), "Diklat fungsional *",
         (offered("guru lain", "/formulir/riwayat/diklat_fungsional/tambah", "jenis"),)),
    # the form is sent, or whenever
    Walk("turun_status", "pengirim", led_from("/", "turun_status"), "", (filled_again,),
         {"alasan": "Ijazah terakhir belum saya masukkan."}, where=LEVEL_1),
    Walk("tambah_verifikator_l1", "pindah unit", chosen("tambah_verifikator_l1"), SECRETARIAT,
         (lies_with(SECRETARIAT),), {"unor_tujuan": SECRETARIAT, "alasan": "Saya diperbantukan di sana."},
         {"unit_id": SECRETARIAT}),
    Walk("perbaikan_data", "staf", led_from("/data-saya", "perbaikan_data"), "M.*.", (held_as("Gelar belakang"),),
         {"bagian": "Gelar belakang", "seharusnya": "Seperti pada ijazah."},
         {"field": "Gelar belakang", "value": "M.*."}),
)  # fmt: skip
LEFT_TO_ONE_PROCESS = {  # test_desks.py puts tickets there; a form gets there through other offices only
    ("turun_status", Where.LEVEL_2),
}


def document_of(walk: Walk) -> str:
    """What is attached, "" where nothing is."""
    return CATEGORIES[walk.category].document
