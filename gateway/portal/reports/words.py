"""Who answers a report, and the headings under which the kinds of problem stand."""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from services.contracts.helpdesk.categories import CATEGORIES, Category, Stage

_REGION = _l("Kantor Regional BKN (instansi daerah) atau Helpdesk BKN (instansi pusat)")
_AGENCY = _l("BKD atau biro kepegawaian instansi Anda")
_BKN = _l("Helpdesk BKN")
OFFICES: dict[str, Any] = {
    "beda_nama": _REGION,
    "beda_instansi": _l("Kantor Regional BKN atau Helpdesk Mutasi BKN"),
    "data_pensiun": _l("Helpdesk Pensiun BKN"),
    "data_diberhentikan": _BKN,
    "tidak_ada_database": _BKN,
    "ref_unor": _AGENCY,
    "ref_pendidikan": _BKN,
    "ref_jft": _BKN,
    "ref_jfu": _BKN,
    "ref_lokasi": _AGENCY,
    "data_sekolah": _AGENCY,
    "data_unit_kesehatan": _AGENCY,
    "ref_bidang_spesialis": _BKN,
    "ref_mapel": _BKN,
    "ref_diklat_fungsional": _BKN,
    "turun_status": _l("Operator Turun Status instansi Anda, Kantor Regional BKN, atau Helpdesk BKN"),
    "verifikasi_noreg": _l("Verifikator Registrasi instansi Anda"),
    "tambah_verifikator_l1": _l("Operator Pindah Verifikator Level 1 instansi Anda"),
    "perbaikan_data": _REGION,
}
if silent := CATEGORIES.keys() ^ OFFICES.keys():
    raise AssertionError(f"OFFICES and CATEGORIES differ in {silent}")

HEADINGS = {
    Stage.REGISTRATION: _l("Saat mendaftar"),
    Stage.FORM: _l("Tidak ada di daftar"),
    Stage.VERIFICATION: _l("Sesudah formulir dikirim"),
    Stage.ANY: _l("Data Anda"),
}


def by_stage() -> list[tuple[Any, list[Category]]]:
    """The categories under their headings, in the order of the campaign."""
    every = CATEGORIES.values()
    return [(heading, [one for one in every if one.stage is stage]) for stage, heading in HEADINGS.items()]
