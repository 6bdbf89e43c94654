"""Who asks, as it is signed and read again."""
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.profiles import NAMES, Profile

jurisdictions = st.builds(Jurisdiction, st.sampled_from(JurisdictionKind), st.text(max_size=5), st.text(max_size=5))
grants = st.lists(st.builds(Grant, st.sampled_from(Profile), jurisdictions), max_size=4).map(tuple)
texts = st.text(max_size=6)
actors = st.builds(Actor, texts, texts, texts, st.booleans(), texts, texts, texts, grants)


@given(actors)
def test_an_actor_comes_out_as_it_was_signed(actor: Actor) -> None:
    assert Actor.from_claims(json.loads(json.dumps(actor.to_claims()))) == actor


def test_who_signed_without_a_place_is_read_as_somebody_from_nowhere() -> None:
    claims = {name: value for name, value in Actor("a").to_claims().items() if name not in ("address", "session")}
    assert Actor.from_claims(claims) == Actor("a")


@given(actors, st.sampled_from(Profile))
def test_a_profile_is_held_in_the_jurisdictions_of_its_grants(actor: Actor, profile: Profile) -> None:
    assert actor.holds(profile) == [grant.jurisdiction for grant in actor.grants if grant.profile is profile]


@pytest.mark.parametrize("claims", [{}, {"account_id": "a", "grants": []}])
def test_claims_with_a_gap_are_nobody(claims: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        Actor.from_claims(claims)


def test_a_profile_that_this_version_does_not_know_is_no_actor() -> None:
    claims = {**Actor("a").to_claims(), "grants": [["king", "national", "", ""]]}
    with pytest.raises(ValueError, match="king"):
        Actor.from_claims(claims)


@pytest.mark.parametrize("profile", Profile)
def test_every_profile_has_the_name_that_people_read(profile: Profile) -> None:
    assert NAMES[profile]
