"""Only the agency's own admin and BKN Pusat's tick level-1 units."""

import pytest

from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.profiles import Profile
from services.reference.domain.who_may_flag_units import may_flag

OWN = Jurisdiction(JurisdictionKind.AGENCY, "8101")
ANOTHER = Jurisdiction(JurisdictionKind.AGENCY, "8471")
NATIONAL = Jurisdiction(JurisdictionKind.NATIONAL)


def holding(*grants: tuple[Profile, Jurisdiction]) -> Actor:
    return Actor("a", grants=tuple(Grant(profile, area) for profile, area in grants))


@pytest.mark.parametrize("profile", list(Profile))
def test_no_other_profile_may(profile: Profile) -> None:
    expected = profile in (Profile.AGENCY_ADMIN, Profile.SUPER_ADMIN)
    assert may_flag(holding((profile, OWN)), "8101") is expected


def test_an_admin_of_another_agency_may_not() -> None:
    assert not may_flag(holding((Profile.AGENCY_ADMIN, ANOTHER)), "8101")


def test_bkn_pusat_may_everywhere() -> None:
    assert may_flag(holding((Profile.SUPER_ADMIN, NATIONAL)), "8101")


def test_two_halves_of_a_right_are_no_right() -> None:
    assert not may_flag(holding((Profile.AGENCY_ADMIN, ANOTHER), (Profile.VERIFIER_L2, OWN)), "8101")
