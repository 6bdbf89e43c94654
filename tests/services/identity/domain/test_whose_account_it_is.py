"""Whose account it is: nobody changes his own, and nobody one that stands above himself."""
import pytest

from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.profiles import Profile
from services.identity.domain.who_may_grant_what import Area
from services.identity.domain.whose_account_it_is import Held, is_own, jurisdictions_of, may_name, too_high

SLEMAN = Jurisdiction(JurisdictionKind.AGENCY, "sleman")
HERE = Area(SLEMAN, agency_id="sleman", kanreg_id="91")
ELSEWHERE = Area(Jurisdiction(JurisdictionKind.AGENCY, "bantul"), agency_id="bantul", kanreg_id="91")
ADMIN = Actor("my account", person_id="me", grants=(Grant(Profile.AGENCY_ADMIN, SLEMAN),))


@pytest.mark.parametrize(
    ("account", "person", "own"),
    [
        ("my account", "me", True),
        ("my account", "", True),
        ("my other account", "me", True),
        ("her account", "she", False),
        ("an account of nobody known", "", False),
    ],
)
def test_an_account_is_own_by_account_or_by_person(account: str, person: str, own: bool) -> None:
    assert is_own(ADMIN, account, person) is own


def test_who_is_no_known_person_owns_no_account_of_unknown_persons() -> None:
    assert not is_own(Actor("my account"), "another", "")


def test_what_an_admin_could_not_grant_keeps_the_account_out_of_reach() -> None:
    mine, above = Held(Profile.VERIFIER_L2, HERE), Held(Profile.AGENCY_ADMIN, HERE)
    foreign = Held(Profile.VERIFIER_L2, ELSEWHERE)
    assert too_high(ADMIN, [mine]) == []
    assert too_high(ADMIN, [mine, above, foreign]) == [Profile.AGENCY_ADMIN, Profile.VERIFIER_L2]
    assert too_high(ADMIN, []) == []


@pytest.mark.parametrize("profile", list(Profile))
def test_only_admins_manage_accounts(profile: Profile) -> None:
    actor = Actor("an account", grants=(Grant(profile, SLEMAN),))
    admins = (Profile.SUPER_ADMIN, Profile.KANREG_ADMIN, Profile.AGENCY_ADMIN)
    assert jurisdictions_of(actor) == ([SLEMAN] if profile in admins else [])


@pytest.mark.parametrize(
    ("profile", "jurisdiction", "named"),
    [
        (Profile.AGENCY_ADMIN, SLEMAN, ["sleman"]),
        (Profile.KANREG_ADMIN, Jurisdiction(JurisdictionKind.KANREG, "91"), ["sleman", "bantul"]),
        (Profile.SUPER_ADMIN, Jurisdiction(JurisdictionKind.NATIONAL), ["sleman", "bantul"]),
        (Profile.VERIFIER_L2, SLEMAN, []),
    ],
)
def test_an_agencys_admin_gives_accounts_to_its_own_people_only(
    profile: Profile, jurisdiction: Jurisdiction, named: list[str]
) -> None:
    actor = Actor("an account", grants=(Grant(profile, jurisdiction),))
    assert [agency for agency in ("sleman", "bantul") if may_name(actor, agency)] == named
