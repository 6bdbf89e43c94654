"""What an admin is offered: the profiles of the table, with the areas at hand or to be searched."""
from typing import Any

from services.contracts.profiles import Profile
from tests.services.identity.office import KANREG, SLEMAN, SUPER, Office


def choices(office: Office, actor: Any) -> dict[str, list[tuple[str, str, str]]]:
    offered = office.ask(actor, "offers")
    return {one["profile"]: [(c["kind"], c["id"], c["name"]) for c in one["choices"]] for one in offered}


def test_the_admin_of_an_agency_is_offered_the_seven_of_the_manual(office: Office) -> None:
    own = [("agency", "sleman", "Sleman")]
    assert choices(office, SLEMAN) == {
        "verifier_l1": [("org_unit", "", "")],
        "verifier_l2": own,
        "school_operator": own,
        "health_unit_operator": own,
        "location_operator": own,
        "export_operator": own,
        "helpdesk_bkd": own,
    }


def test_the_admin_of_a_kanreg_is_offered_two(office: Office) -> None:
    assert choices(office, KANREG) == {
        "verifier_bkn": [("kanreg", "91", "91")],
        "export_operator": [("agency", "", ""), ("kanreg", "91", "91")],
    }


def test_bkn_pusat_is_offered_all_in_the_manuals_order(office: Office) -> None:
    offered = office.ask(SUPER, "offers")
    assert [one["profile"] for one in offered] == list(Profile)
    assert [one["profile"] for one in offered if one["proposal"]] == ["agency_admin"]
    assert choices(office, SUPER)["verifier_bkn"] == [("national_agencies", "", "BKN Pusat"), ("kanreg", "", "")]


def areas(office: Office, actor: Any, profile: str, kind: str, q: str = "") -> list[str]:
    return [area["id"] for area in office.ask(actor, "find_areas", profile=profile, kind=kind, q=q)]


def test_a_search_finds_what_may_be_granted_and_nothing_else(office: Office) -> None:
    assert areas(office, SLEMAN, "verifier_l1", "org_unit") == ["s-1"]  # s-2 has no tick
    assert areas(office, KANREG, "export_operator", "agency") == ["sleman", "bantul"]
    assert areas(office, SUPER, "verifier_l2", "agency", "amb") == ["ambon"]
    assert areas(office, SUPER, "verifier_l1", "org_unit") == ["s-1", "b-1"]
    assert areas(office, SUPER, "kanreg_admin", "kanreg") == ["91", "92"]


def test_what_is_at_hand_or_not_offered_is_not_searched(office: Office) -> None:
    assert areas(office, SLEMAN, "verifier_l2", "agency") == []
    assert areas(office, SLEMAN, "agency_admin", "agency") == []
    assert areas(office, KANREG, "verifier_bkn", "kanreg") == []
