"""Who may grant what, written out as the grid that an analyst signs (mission, "The profiles"; manual I.E)."""
from itertools import product

import pytest

from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.profiles import Profile
from services.contracts.who_grants_what import GRANTS, ON_A_PROPOSAL
from services.identity.domain.who_may_grant_what import Area, may_end, may_grant

COUNTRY = Jurisdiction(JurisdictionKind.NATIONAL)
KANREG_91 = Jurisdiction(JurisdictionKind.KANREG, "91")
SLEMAN = Jurisdiction(JurisdictionKind.AGENCY, "sleman")  # a regional agency of kanreg 91

AREAS = {
    "the country": Area(COUNTRY),
    "the national agencies": Area(Jurisdiction(JurisdictionKind.NATIONAL_AGENCIES)),
    "kanreg 91": Area(KANREG_91, kanreg_id="91"),
    "kanreg 92": Area(Jurisdiction(JurisdictionKind.KANREG, "92"), kanreg_id="92"),
    "Sleman": Area(SLEMAN, agency_id="sleman", kanreg_id="91"),
    "Bantul, of kanreg 91": Area(Jurisdiction(JurisdictionKind.AGENCY, "bantul"), agency_id="bantul", kanreg_id="91"),
    "Ambon, of kanreg 92": Area(Jurisdiction(JurisdictionKind.AGENCY, "ambon"), agency_id="ambon", kanreg_id="92"),
    "a ministry": Area(Jurisdiction(JurisdictionKind.AGENCY, "ministry"), agency_id="ministry"),
    "a unit of Sleman": Area(Jurisdiction(JurisdictionKind.ORG_UNIT, "s-1"), "sleman", "91", flagged=True),
    "a unit of Bantul": Area(Jurisdiction(JurisdictionKind.ORG_UNIT, "b-1"), "bantul", "91", flagged=True),
    "a unit of a ministry": Area(Jurisdiction(JurisdictionKind.ORG_UNIT, "m-1"), "ministry", "", flagged=True),
}
NOWHERE: set[str] = set()
IN_THE_COUNTRY = {"the country"}
IN_KANREGS = {"kanreg 91", "kanreg 92"}
IN_AGENCIES = {"Sleman", "Bantul, of kanreg 91", "Ambon, of kanreg 92", "a ministry"}
IN_UNITS = {"a unit of Sleman", "a unit of Bantul", "a unit of a ministry"}
SLEMAN_ITSELF, ITS_UNIT, ITS_KANREG = {"Sleman"}, {"a unit of Sleman"}, {"kanreg 91"}
AGENCIES_OF_THE_KANREG = {"Sleman", "Bantul, of kanreg 91"}

GRID = {
    # profile                      by Admin BKN Pusat                     by Admin Kanreg 91        by Admin Sleman
    Profile.EXECUTIVE:             (IN_AGENCIES | IN_KANREGS | IN_THE_COUNTRY, NOWHERE,             NOWHERE),
    Profile.SUPER_ADMIN:           (IN_THE_COUNTRY,                       NOWHERE,                  NOWHERE),
    Profile.KANREG_ADMIN:          (IN_KANREGS,                           NOWHERE,                  NOWHERE),
    Profile.AGENCY_ADMIN:          (IN_AGENCIES,                          NOWHERE,                  NOWHERE),
    Profile.REGISTRATION_VERIFIER: (IN_AGENCIES,                          NOWHERE,                  NOWHERE),
    Profile.VERIFIER_L1:           (IN_UNITS,                             NOWHERE,                  ITS_UNIT),
    Profile.VERIFIER_L2:           (IN_AGENCIES,                          NOWHERE,                  SLEMAN_ITSELF),
    Profile.VERIFIER_BKN:          ({"the national agencies"} | IN_KANREGS, ITS_KANREG,             NOWHERE),
    Profile.VERIFIER_BKN_STATUS:   (IN_THE_COUNTRY,                       NOWHERE,                  NOWHERE),
    Profile.SCHOOL_OPERATOR:       (IN_AGENCIES,                          NOWHERE,                  SLEMAN_ITSELF),
    Profile.HEALTH_UNIT_OPERATOR:  (IN_AGENCIES,                          NOWHERE,                  SLEMAN_ITSELF),
    Profile.LOCATION_OPERATOR:     (IN_AGENCIES,                          NOWHERE,                  SLEMAN_ITSELF),
    Profile.EXPORT_OPERATOR:       (IN_AGENCIES | IN_KANREGS, AGENCIES_OF_THE_KANREG | ITS_KANREG,  SLEMAN_ITSELF),
    Profile.ROLLBACK_OPERATOR:     (IN_AGENCIES,                          NOWHERE,                  NOWHERE),
    Profile.HELPDESK_BKN:          (IN_THE_COUNTRY,                       NOWHERE,                  NOWHERE),
    Profile.HELPDESK_KANREG:       (IN_KANREGS,                           NOWHERE,                  NOWHERE),
    Profile.HELPDESK_BKD:          (IN_AGENCIES,                          NOWHERE,                  SLEMAN_ITSELF),
    Profile.HELPDESK_MUTASI:       (IN_THE_COUNTRY,                       NOWHERE,                  NOWHERE),
    Profile.HELPDESK_PENSIUN:      (IN_THE_COUNTRY,                       NOWHERE,                  NOWHERE),
    Profile.L1_MOVE_OPERATOR:      (IN_AGENCIES,                          NOWHERE,                  NOWHERE),
    Profile.OPERATIONS:            (IN_THE_COUNTRY,                       NOWHERE,                  NOWHERE),
}  # fmt: skip
COLUMNS = {
    Profile.SUPER_ADMIN: (0, COUNTRY),
    Profile.KANREG_ADMIN: (1, KANREG_91),
    Profile.AGENCY_ADMIN: (2, SLEMAN),
}


def holding(profile: Profile, jurisdiction: Jurisdiction) -> Actor:
    return Actor("an account", grants=(Grant(profile, jurisdiction),))


def granted_where(actor: Actor, profile: Profile) -> set[str]:
    return {name for name, area in AREAS.items() if may_grant(actor, profile, area)}


@pytest.mark.parametrize(("granter", "profile"), list(product(COLUMNS, Profile)))
def test_the_grid_line_by_line(granter: Profile, profile: Profile) -> None:
    column, jurisdiction = COLUMNS[granter]
    assert granted_where(holding(granter, jurisdiction), profile) == GRID[profile][column]


@pytest.mark.parametrize("granter", [profile for profile in Profile if profile not in COLUMNS])
def test_no_other_profile_grants_anything_anywhere_however_wide_it_is_held(granter: Profile) -> None:
    for area, profile in product(AREAS.values(), Profile):
        assert granted_where(holding(granter, area.jurisdiction), profile) == NOWHERE


def test_the_grid_has_a_line_for_every_profile() -> None:
    assert list(GRID) == list(GRANTS) == list(Profile)


def test_what_may_be_granted_may_be_ended() -> None:
    for (granter, (_, jurisdiction)), profile in product(COLUMNS.items(), Profile):
        actor = holding(granter, jurisdiction)
        assert all(may_end(actor, profile, AREAS[name]) for name in granted_where(actor, profile))


def test_a_unit_without_its_flag_gets_no_verifier_but_can_lose_one() -> None:
    unit = Area(Jurisdiction(JurisdictionKind.ORG_UNIT, "s-2"), "sleman", "91", flagged=False)
    for granter in (Profile.SUPER_ADMIN, Profile.AGENCY_ADMIN):
        actor = holding(granter, COLUMNS[granter][1])
        assert not may_grant(actor, Profile.VERIFIER_L1, unit)
        assert may_end(actor, Profile.VERIFIER_L1, unit)


def test_two_halves_of_a_right_are_no_right() -> None:
    elsewhere = Grant(Profile.AGENCY_ADMIN, Jurisdiction(JurisdictionKind.AGENCY, "bantul"))
    here = Grant(Profile.VERIFIER_L2, SLEMAN)
    assert not may_grant(Actor("an account", grants=(elsewhere, here)), Profile.VERIFIER_L2, AREAS["Sleman"])


@pytest.mark.parametrize("granter", [Profile.AGENCY_ADMIN, Profile.KANREG_ADMIN])
def test_a_jurisdiction_without_an_id_reaches_nothing(granter: Profile) -> None:
    kind = COLUMNS[granter][1].kind
    for profile in Profile:
        assert granted_where(holding(granter, Jurisdiction(kind, "")), profile) == NOWHERE


def test_agency_admins_and_nobody_else_are_appointed_on_a_proposal() -> None:
    assert [profile for profile in Profile if profile in ON_A_PROPOSAL] == [Profile.AGENCY_ADMIN]
