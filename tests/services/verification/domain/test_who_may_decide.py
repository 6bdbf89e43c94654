"""Who may decide a form: the office's verifiers, nobody his own, nobody at two levels."""
import pytest

from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.profiles import Profile
from services.verification.domain.who_may_decide import levels_of, offices_of, who, why_not

DINAS = Jurisdiction(JurisdictionKind.ORG_UNIT, "dinas")
SLEMAN = Jurisdiction(JurisdictionKind.AGENCY, "sleman")
OWNER = "the civil servant"

VERIFIES_AT = {
    Profile.VERIFIER_L1: 1,
    Profile.VERIFIER_L2: 2,
    Profile.VERIFIER_BKN: 3,
    Profile.VERIFIER_BKN_STATUS: 4,
}


def official(*grants: tuple[Profile, Jurisdiction], account: str = "a1", person: str = "") -> Actor:
    return Actor(account_id=account, person_id=person, grants=tuple(Grant(*grant) for grant in grants))


@pytest.mark.parametrize("profile", Profile)
def test_four_profiles_verify_each_at_its_level_and_no_other_does(profile: Profile) -> None:
    expected = [VERIFIES_AT[profile]] if profile in VERIFIES_AT else []
    assert levels_of(official((profile, SLEMAN))) == expected


def test_the_inboxes_are_level_kind_and_id_of_each_grant() -> None:
    both = official((Profile.VERIFIER_L1, DINAS), (Profile.VERIFIER_L2, SLEMAN), (Profile.EXECUTIVE, SLEMAN))
    assert offices_of(both) == [(1, "org_unit", "dinas"), (2, "agency", "sleman")]


def test_a_citizen_and_a_service_have_no_inbox() -> None:
    assert offices_of(Actor(account_id="c", person_id=OWNER, citizen=True)) == []
    assert offices_of(Actor(account_id="", service="gateway")) == []


def test_two_accounts_of_one_person_are_one_person() -> None:
    assert who(official(account="a1", person="p")) == who(official(account="a2", person="p"))


def test_an_account_without_a_known_person_stands_for_itself() -> None:
    assert who(official(account="a1")) != who(official(account="a2"))


def test_nobody_verifies_the_own_form() -> None:
    assert why_not(official(person=OWNER), person_id=OWNER, decided_by=[]) != ""


def test_nobody_decides_at_two_levels_also_with_two_accounts() -> None:
    at_level_1 = official(account="a1", person="p")
    at_level_2 = official(account="a2", person="p")
    assert why_not(at_level_2, person_id=OWNER, decided_by=[who(at_level_1)]) != ""


def test_anybody_else_may() -> None:
    assert why_not(official(account="a3", person="q"), person_id=OWNER, decided_by=["p", "a1"]) == ""
    assert why_not(official(account="a3"), person_id=OWNER, decided_by=["p", "a1"]) == ""
