"""Only the agency's own admin and BKN Pusat's keep its units."""

import pytest

from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.profiles import Profile
from services.reference.domain.whose_units import looks_after, may_tick, sees

OWN = Jurisdiction(JurisdictionKind.AGENCY, "8101")
ANOTHER = Jurisdiction(JurisdictionKind.AGENCY, "8471")
NATIONAL = Jurisdiction(JurisdictionKind.NATIONAL)


def holding(*grants: tuple[Profile, Jurisdiction]) -> Actor:
    return Actor("a", grants=tuple(Grant(profile, area) for profile, area in grants))


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("area", [OWN, NATIONAL], ids=lambda area: area.kind)
def test_no_other_profile_does(profile: Profile, area: Jurisdiction) -> None:
    expected = (profile, area) in {(Profile.AGENCY_ADMIN, OWN), (Profile.SUPER_ADMIN, NATIONAL)}
    assert looks_after(holding((profile, area)), "8101") is expected


def test_an_admin_of_another_agency_does_not() -> None:
    assert not looks_after(holding((Profile.AGENCY_ADMIN, ANOTHER)), "8101")


def test_bkn_pusat_looks_after_all() -> None:
    assert looks_after(holding((Profile.SUPER_ADMIN, NATIONAL)), "8101")


def test_two_halves_of_a_right_are_no_right() -> None:
    assert not looks_after(holding((Profile.AGENCY_ADMIN, ANOTHER), (Profile.VERIFIER_L2, OWN)), "8101")


def test_who_moves_people_between_level_1_units_adds_units_and_takes_none_away() -> None:
    operator = holding((Profile.L1_MOVE_OPERATOR, OWN))
    assert sees(operator, "8101")
    assert not sees(operator, "8471")
    assert may_tick(operator, "8101", flagged=True)
    assert not may_tick(operator, "8101", flagged=False)
    assert not may_tick(operator, "8471", flagged=True)
