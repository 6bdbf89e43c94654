"""The desks of each kind of problem, written out as an analyst reads mission and manual, and signs."""
import itertools

import pytest

from services.contracts.helpdesk.categories import CATEGORIES
from services.contracts.profiles import Profile
from services.contracts.who_grants_what import GRANTS
from services.helpdesk.domain.who_answers_what import PROFILES, WHO_ANSWERS_WHAT, Place, Where, desks, profiles_beside

NATIONAL, REGIONAL, NOWHERE = Place("bkn"), Place("sleman", "k1"), Place()
BKN, MUTASI, PENSIUN = "helpdesk_bkn:", "helpdesk_mutasi:", "helpdesk_pensiun:"
KANREG = "helpdesk_kanreg:k1"
GRID = {
    # category, what else decides: of a national agency; of a regional one; of somebody whom nobody knows
    ("beda_nama", "any"): ([BKN], [KANREG], [BKN]),
    ("beda_instansi", "any"): ([MUTASI], [MUTASI], [MUTASI]),
    ("beda_instansi", "one_kanreg"): ([MUTASI], [KANREG], [MUTASI]),
    ("data_pensiun", "any"): ([PENSIUN], [PENSIUN], [PENSIUN]),
    ("data_diberhentikan", "any"): ([BKN], [BKN], [BKN]),
    ("tidak_ada_database", "any"): ([BKN], [BKN], [BKN]),
    ("ref_unor", "any"): (["helpdesk_bkd:bkn"], ["helpdesk_bkd:sleman"], [BKN]),
    ("ref_pendidikan", "any"): ([BKN], [BKN], [BKN]),
    ("ref_jft", "any"): ([BKN], [BKN], [BKN]),
    ("ref_jfu", "any"): ([BKN], [BKN], [BKN]),
    ("ref_lokasi", "any"): (["helpdesk_bkd:bkn"], ["helpdesk_bkd:sleman"], [BKN]),
    ("data_sekolah", "any"): (["helpdesk_bkd:bkn"], ["helpdesk_bkd:sleman"], [BKN]),
    ("data_unit_kesehatan", "any"): (["helpdesk_bkd:bkn"], ["helpdesk_bkd:sleman"], [BKN]),
    ("ref_bidang_spesialis", "any"): ([BKN], [BKN], [BKN]),
    ("ref_mapel", "any"): ([BKN], [BKN], [BKN]),
    ("ref_diklat_fungsional", "any"): ([BKN], [BKN], [BKN]),
    ("turun_status", "any"): ([BKN], [KANREG], [BKN]),
    ("turun_status", "level_1"): (["rollback_operator:bkn"], ["rollback_operator:sleman", KANREG], [BKN]),
    ("turun_status", "level_2"): ([BKN], [KANREG], [BKN]),
    ("verifikasi_noreg", "any"): (["registration_verifier:bkn"], ["registration_verifier:sleman"], [BKN]),
    ("tambah_verifikator_l1", "any"): (["l1_move_operator:bkn"], ["l1_move_operator:sleman"], [BKN]),
    ("perbaikan_data", "any"): ([BKN], [KANREG], [BKN]),
}


@pytest.mark.parametrize(("category", "where"), GRID, ids=str)
def test_a_report_goes_to_the_desks_of_the_grid(category: str, where: str) -> None:
    found = [[desk.key for desk in desks(category, place, Where(where))] for place in (NATIONAL, REGIONAL, NOWHERE)]
    assert tuple(found) == GRID[category, where]


def test_the_grid_and_the_table_have_the_same_lines() -> None:
    assert {(line.category, str(line.where)) for line in WHO_ANSWERS_WHAT} == GRID.keys()
    assert {line.category for line in WHO_ANSWERS_WHAT} == CATEGORIES.keys()


BESIDE = {  # to whose desks what changes a person may be handed over: for a national agency, and for a regional one
    "beda_nama": ("helpdesk_bkn helpdesk_kanreg", "helpdesk_bkn helpdesk_kanreg"),
    "beda_instansi": ("helpdesk_mutasi", "helpdesk_kanreg helpdesk_mutasi"),
    "data_pensiun": ("helpdesk_pensiun", "helpdesk_pensiun"),
    "data_diberhentikan": ("helpdesk_bkn", "helpdesk_bkn"),
    "tidak_ada_database": ("helpdesk_bkn", "helpdesk_bkn"),
    "turun_status": ("helpdesk_bkn helpdesk_kanreg rollback_operator",) * 2,
    "verifikasi_noreg": ("registration_verifier", "registration_verifier"),
    "tambah_verifikator_l1": ("l1_move_operator", "l1_move_operator"),
    "perbaikan_data": ("helpdesk_bkn helpdesk_kanreg", "helpdesk_bkn helpdesk_kanreg"),
}


@pytest.mark.parametrize("category", CATEGORIES)
def test_what_changes_a_person_is_handed_over_only_to_who_answers_it(category: str) -> None:
    everybody = " ".join(sorted(PROFILES))
    found = [" ".join(sorted(profiles_beside(category, place))) for place in (NATIONAL, REGIONAL)]
    assert tuple(found) == BESIDE.get(category, (everybody, everybody))


def test_every_report_has_a_desk_wherever_it_comes_from() -> None:
    for category, place, where in itertools.product(CATEGORIES, (NATIONAL, REGIONAL, NOWHERE), Where):
        found = desks(category, place, where)
        assert found
        assert len(set(found)) == len(found)
        assert all(desk.kind in GRANTS[desk.profile].where for desk in found)
        assert all(bool(desk.area_id) is (desk.kind != "national") for desk in found)


def test_the_desks_are_those_of_the_five_helpdesk_profiles_and_three_others() -> None:
    helpdesks = {profile for profile in Profile if profile.startswith("helpdesk_")}
    others = {Profile.REGISTRATION_VERIFIER, Profile.ROLLBACK_OPERATOR, Profile.L1_MOVE_OPERATOR}
    assert set(PROFILES) == helpdesks | others
