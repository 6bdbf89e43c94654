"""What an approving answer does, category by category, and what the operator says along with it (mission: Helpdesk).

This table is the only place that says so; its test repeats it as a grid.  A rejecting answer does nothing.
"""
from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.contracts.form_fields import changeable
from services.contracts.helpdesk.categories import CATEGORIES, OF_LIST


class Does(StrEnum):
    """The effects; each is carried out by the service that owns what it changes."""

    CORRECT_RECORD = "correct_record"
    MOVE_PERSON = "move_person"
    REINSTATE = "reinstate"
    ADD_PERSON = "add_person"
    ADD_UNIT = "add_unit"
    ADD_VALUE = "add_value"
    TURN_BACK = "turn_back"
    CHOOSE_UNIT = "choose_unit"
    OPEN_FOR_APPROVAL = "open_for_approval"


FOR_ALL = (Does.ADD_UNIT, Does.ADD_VALUE)  # what one answer does for whoever asked; the others are about one person


@dataclass(frozen=True)
class Effect:
    """``owner`` is the service; ``needs`` must be said along with an approval, ``may`` can be."""

    does: Does
    owner: str
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


_REGISTRATION, _REFERENCE, _VERIFICATION = "registration", "reference", "verification"
_VALUE = Effect(
    # ``code``: it is that value, which is there already; else a new one, ``confirmed`` when it only looks like another
    Does.ADD_VALUE, _REFERENCE,
    may=("code", "name", "parent", "place", "jenis", "tipe", "rombel", "kunjungan", "confirmed"),
)  # fmt: skip

EFFECTS: dict[str, Effect] = {
    "beda_nama": Effect(Does.CORRECT_RECORD, _REGISTRATION, needs=("field", "value")),
    "beda_instansi": Effect(Does.MOVE_PERSON, _REGISTRATION, needs=("agency_id",)),
    "data_pensiun": Effect(Does.REINSTATE, _REGISTRATION),
    "data_diberhentikan": Effect(Does.REINSTATE, _REGISTRATION),
    "tidak_ada_database": Effect(Does.ADD_PERSON, _REGISTRATION, needs=("name", "agency_id")),
    "ref_unor": Effect(Does.ADD_UNIT, _REFERENCE, may=("code", "name", "parent")),
    "ref_pendidikan": _VALUE,
    "ref_jft": _VALUE,
    "ref_jfu": _VALUE,
    "ref_lokasi": _VALUE,
    "data_sekolah": _VALUE,
    "data_unit_kesehatan": _VALUE,
    "ref_bidang_spesialis": _VALUE,
    "ref_mapel": _VALUE,
    "ref_diklat_fungsional": _VALUE,
    "turun_status": Effect(Does.TURN_BACK, _VERIFICATION),
    "verifikasi_noreg": Effect(Does.OPEN_FOR_APPROVAL, _REGISTRATION),
    "tambah_verifikator_l1": Effect(Does.CHOOSE_UNIT, _REGISTRATION, needs=("unit_id",)),
    "perbaikan_data": Effect(Does.CORRECT_RECORD, _REGISTRATION, needs=("field", "value")),
}
CORRECTABLE = (  # the fields of the record that an answer may correct
    "nama", "gelar_depan", "gelar_belakang", "tanggal_lahir", "tmt_cpns", "tmt_pns", "kartu_pegawai", "alamat",
)  # fmt: skip
LISTS = {  # the list to which a category's value is added; a unit stands in the tree of its agency instead
    category: name for name, category in OF_LIST.items() if EFFECTS[category].does is Does.ADD_VALUE
}

if unknown := set(CORRECTABLE) - {field.name for field in changeable()}:
    raise AssertionError(f"the form has no field {unknown}")
if silent := EFFECTS.keys() ^ CATEGORIES.keys():
    raise AssertionError(f"EFFECTS and CATEGORIES differ in {silent}")
if unlisted := {slug for slug, one in EFFECTS.items() if one.does is Does.ADD_VALUE} - LISTS.keys():
    raise AssertionError(f"nobody knows to which list the values of {unlisted} go")
