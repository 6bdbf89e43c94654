"""What each kind of answer does and needs, written out as an analyst reads the mission, and signs."""
from __future__ import annotations

import pytest

from services.contracts.helpdesk.categories import CATEGORIES
from services.contracts.helpdesk.effects import EFFECTS, LISTS
from services.helpdesk.domain.what_an_answer_needs import MISSING, NAME_OR_CODE, NO_FIELD, NOBODY, STRANGE, problems

GRID = {
    # what an approval does, who does it, what must be said along
    "beda_nama": ("correct_record", "registration", {"field", "value"}),
    "beda_instansi": ("move_person", "registration", {"agency_id"}),
    "data_pensiun": ("reinstate", "registration", set()),
    "data_diberhentikan": ("reinstate", "registration", set()),
    "tidak_ada_database": ("add_person", "registration", {"name", "agency_id"}),
    "ref_unor": ("add_unit", "reference", set()),
    "turun_status": ("turn_back", "verification", set()),
    "verifikasi_noreg": ("open_for_approval", "registration", set()),
    "tambah_verifikator_l1": ("choose_unit", "registration", {"unit_id"}),
    "perbaikan_data": ("correct_record", "registration", {"field", "value"}),
}
VALUES = {
    "ref_pendidikan": "pendidikan", "ref_jft": "jft", "ref_jfu": "jfu", "ref_lokasi": "lokasi",
    "data_sekolah": "sekolah", "data_unit_kesehatan": "unit_kesehatan", "ref_bidang_spesialis": "spesialis",
    "ref_mapel": "mapel", "ref_diklat_fungsional": "diklat_fungsional",
}  # fmt: skip


def test_each_category_acts_as_the_grid_says() -> None:
    found = {slug: (str(one.does), one.owner, set(one.needs)) for slug, one in EFFECTS.items()}
    assert found == GRID | {slug: ("add_value", "reference", set()) for slug in VALUES}
    assert LISTS == VALUES


@pytest.mark.parametrize(
    ("category", "effect", "found"),
    [
        ("beda_nama", {"field": "nama", "value": "Budi"}, {}),
        ("beda_nama", {"field": "tanggal_lahir", "value": "1975-01-01"}, {"field": NO_FIELD}),
        ("perbaikan_data", {"field": "tanggal_lahir", "value": "1975-01-01"}, {}),
        ("perbaikan_data", {"field": "nik", "value": "x"}, {"field": NO_FIELD}),
        ("beda_nama", {"field": "nama", "value": " "}, {"value": MISSING}),
        ("data_sekolah", {}, {"name": NAME_OR_CODE}),
        ("data_sekolah", {"code": "SK001"}, {}),
        ("ref_unor", {"name": "Seksi"}, {}),
        ("turun_status", {"level": "3"}, {"level": STRANGE}),
    ],
)
def test_an_approval_must_be_able_to_act(category: str, effect: dict[str, str], found: dict[str, str]) -> None:
    assert problems(category, "approve", effect, known=True) == found


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_rejection_needs_nothing(category: str) -> None:
    assert problems(category, "reject", {"anything": "x"}, known=False) == {}


def test_nothing_is_done_about_somebody_whom_nobody_knows() -> None:
    whom = {slug for slug in CATEGORIES if problems(slug, "approve", {}, known=False) == {"verdict": NOBODY}}
    assert whom == CATEGORIES.keys() - VALUES.keys() - {"tidak_ada_database"}
