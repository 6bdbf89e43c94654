"""What an admin is offered is what that admin may grant: nothing less, nothing more."""
from itertools import product

import pytest

from services.contracts.actor import Actor, Jurisdiction, JurisdictionKind
from services.contracts.profiles import Profile
from services.identity.domain.where_a_profile_is_offered import Offered, offered
from services.identity.domain.who_may_grant_what import Area, fits, lies_in, may_grant
from tests.services.identity.domain.test_who_may_grant_what import AREAS, COLUMNS, SLEMAN, holding

EVERY_ADMIN_AND_PROFILE = list(product(COLUMNS, Profile))


def covers(one: Offered, area: Area) -> bool:
    if one.within is None:
        return (area.kind, area.jurisdiction.id) == (one.kind, one.jurisdiction.id)
    return area.kind is one.kind and lies_in(area, one.within)


@pytest.mark.parametrize(("granter", "profile"), EVERY_ADMIN_AND_PROFILE)
def test_an_area_is_offered_when_it_may_be_granted(granter: Profile, profile: Profile) -> None:
    actor = holding(granter, COLUMNS[granter][1])
    for area in AREAS.values():
        is_offered = any(covers(one, area) for one in offered(actor, profile)) and fits(profile, area)
        assert is_offered is may_grant(actor, profile, area)


@pytest.mark.parametrize("profile", [profile for profile in Profile if profile not in COLUMNS])
def test_who_is_no_admin_is_offered_nothing(profile: Profile) -> None:
    assert not [one for one in Profile for area in AREAS.values() if offered(holding(profile, area.jurisdiction), one)]


def test_the_admin_of_an_agency_chooses_among_its_units_and_has_the_agency_at_hand() -> None:
    admin = holding(Profile.AGENCY_ADMIN, SLEMAN)
    assert offered(admin, Profile.VERIFIER_L2) == [Offered(SLEMAN)]
    assert offered(admin, Profile.VERIFIER_L1) == [Offered(Jurisdiction(JurisdictionKind.ORG_UNIT), within=SLEMAN)]


def test_two_admin_profiles_in_one_area_offer_it_once() -> None:
    twice = holding(Profile.AGENCY_ADMIN, SLEMAN)
    assert offered(Actor("an account", grants=twice.grants * 2), Profile.VERIFIER_L2) == [Offered(SLEMAN)]
