"""Where units stand, which of them are ticked, and the tree as pages open it."""

import pytest

from services.chassis.work import Work
from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.errors import NotFound
from services.contracts.profiles import Profile
from services.reference.views.units import agencies, flagged_units, unit, unit_branch, unit_places, units

ANYBODY = Actor("")


def test_a_unit_says_its_way_up_and_its_agency(demo: Work) -> None:
    with demo.begin() as uow:
        [place] = unit_places(uow, ANYBODY, ["9811-02-02-01", "no such unit"])
    assert place["path"] == ["9811-02", "9811-02-02", "9811-02-02-01"]
    assert place["names"] == ["Dinas Pendidikan", "Bidang Sekolah Dasar", "SD Negeri 1 Telaga"]
    assert place["agency"]["name"] == "Pemerintah Kabupaten Wanasari"
    assert (place["agency"]["national"], place["agency"]["kanreg_id"]) == (False, "91")


def test_a_national_agency_has_no_kanreg(demo: Work) -> None:
    with demo.begin() as uow:
        by_code = {agency["code"]: agency for agency in agencies(uow, ANYBODY)}
    assert list(by_code) == ["9101", "9102", "9810", "9811", "9841"]
    assert (by_code["9101"]["national"], by_code["9101"]["kanreg_id"], by_code["9101"]["kanreg_name"]) == (True, "", "")


def test_a_branch_is_the_unit_with_everything_below_it(demo: Work) -> None:
    with demo.begin() as uow:
        branch = unit_branch(uow, ANYBODY, "9811-02-02")
        assert (branch["agency_id"], branch["name"]) == ("9811", "Bidang Sekolah Dasar")
        assert branch["unit_ids"][0] == "9811-02-02"
        assert "9811-02-02-01" in branch["unit_ids"]
        assert all(one.startswith("9811-02-02") for one in branch["unit_ids"])
        with pytest.raises(NotFound):
            unit_branch(uow, ANYBODY, "no such unit")


def test_pages_of_ticked_units_hold_each_of_them_once(demo: Work) -> None:
    seen: list[str] = []
    with demo.begin() as uow:
        while page := flagged_units(uow, ANYBODY, seen[-1] if seen else "", 4):
            seen += [unit["unit_id"] for unit in page]
    assert len(seen) == len(set(seen)) == 19
    assert {"9811-02", "9811-03-02"} < set(seen)
    assert "9841-05" not in seen


def test_the_tree_opens_level_by_level(demo: Work) -> None:
    with demo.begin() as uow:
        top = {unit["name"]: unit for unit in units(uow, ANYBODY, "9811", "")}
        below = units(uow, ANYBODY, "9811", "9811-02")
    assert (top["Dinas Pendidikan"]["units"], top["Dinas Pendidikan"]["flagged"]) == (3, True)
    assert [unit["name"] for unit in below] == [
        "Bidang Sekolah Dasar",
        "SMP Negeri 1 Wanasari",
        "Sekretariat Dinas Pendidikan",
    ]


def test_a_long_branch_comes_in_pages(demo: Work) -> None:
    with demo.begin() as uow:
        whole = [one["unit_id"] for one in units(uow, ANYBODY, "9811", "")]
        seen: list[str] = []
        while page := units(uow, ANYBODY, "9811", "", seen[-1] if seen else "", 2):
            seen += [one["unit_id"] for one in page]
    assert seen == whole
    assert len(seen) > 2


def admin(agency: str) -> Actor:
    return Actor("a", grants=(Grant(Profile.AGENCY_ADMIN, Jurisdiction(JurisdictionKind.AGENCY, agency)),))


def test_a_unit_opens_with_its_way_up_for_who_looks_after_it(demo: Work) -> None:
    with demo.begin() as uow:
        opened = unit(uow, admin("9811"), "9811-02-02")
        assert (opened["name"], opened["agency_id"], opened["flagged"]) == ("Bidang Sekolah Dasar", "9811", False)
        assert opened["names"] == ["Dinas Pendidikan", "Bidang Sekolah Dasar"]
        for who, unit_id in ((admin("9841"), "9811-02-02"), (admin("9811"), "no such unit")):
            with pytest.raises(NotFound):
                unit(uow, who, unit_id)
