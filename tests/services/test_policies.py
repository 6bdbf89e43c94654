"""The policy tables are whole: a line for each method, a method for each line, nobody let in who is not named."""
import pytest

from deploy.topology.declared import SERVICES
from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.errors import Forbidden
from services.contracts.policies import POLICIES, line, profiles_that_may
from services.contracts.policy import CITIZEN, OFFICIAL, VISITOR, Official, Service, Who, may
from services.contracts.profiles import Profile
from services.contracts.who_grants_what import GRANTS
from tests.services.asking import methods_of
from tests.services.people import ANONYMOUS, NATIONAL, agency, citizen, official, service

WITH_METHODS = [one for one in SERVICES if methods_of(one)]


@pytest.mark.parametrize("one", WITH_METHODS, ids=lambda one: one.name)
def test_every_method_has_a_line_and_every_line_a_method(one: type) -> None:
    assert vars(one)["who_may"].keys() == methods_of(one).keys()


def test_every_service_enforces_its_own_table() -> None:
    assert {one.name: vars(one)["who_may"] for one in WITH_METHODS} == POLICIES


def test_a_line_that_names_nobody_is_a_mistake() -> None:
    with pytest.raises(AssertionError):
        may()


def test_who_is_refused_reads_what_would_be_needed() -> None:
    asked = may(CITIZEN, Official(Profile.AGENCY_ADMIN), Service("registration"))
    with pytest.raises(Forbidden) as refused:
        asked.admit(official("Ani", (Profile.EXECUTIVE, NATIONAL)))
    assert refused.value.details == {"needs": ["citizen", "agency_admin"]}


@pytest.mark.parametrize("kind", JurisdictionKind)
@pytest.mark.parametrize("profile", Profile)
def test_a_profile_counts_where_it_may_be_held_and_nowhere_else(profile: Profile, kind: JurisdictionKind) -> None:
    holder = Actor(account_id="x", grants=(Grant(profile, Jurisdiction(kind, "1")),))
    assert may(Official(profile)).admits(holder) is (kind in GRANTS[profile].where)


def test_a_line_may_want_a_profile_in_some_jurisdictions_only() -> None:
    national = may(Official(Profile.EXECUTIVE, (JurisdictionKind.NATIONAL,)))
    assert national.admits(official("x", (Profile.EXECUTIVE, NATIONAL)))
    assert not national.admits(official("x", (Profile.EXECUTIVE, agency("sleman"))))


@pytest.mark.parametrize(
    ("who", "fitting"),
    [(CITIZEN, "citizen"), (OFFICIAL, "official"), (VISITOR, "visitor"), (Service("reporting"), "service")],
)
def test_each_kind_of_asker_is_one_and_no_other(who: Who, fitting: str) -> None:
    askers = {
        "citizen": citizen("Budi"), "official": official("Ani"), "visitor": ANONYMOUS, "service": service("reporting"),
        "nobody": Actor(account_id=""), "a citizen without a person": Actor(account_id="x", citizen=True),
    }  # fmt: skip
    assert [name for name, actor in askers.items() if may(who).admits(actor)] == [fitting]


def test_a_state_plays_a_part_only_where_the_line_names_it() -> None:
    assert line("verification.claim").allows("open")
    assert not line("verification.claim").allows("sending")
    assert line("verification.case").allows("sending")


def test_the_profiles_of_a_line_are_those_that_it_names() -> None:
    keepers = {Profile.AGENCY_ADMIN, Profile.SUPER_ADMIN, Profile.L1_MOVE_OPERATOR}
    assert profiles_that_may("reference.flag_unit") == keepers
    assert profiles_that_may("registration.home") == set()
