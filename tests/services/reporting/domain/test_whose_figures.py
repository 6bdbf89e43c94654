"""Whose figures somebody sees: by profile and jurisdiction, nobody's by default."""
import pytest

from services.contracts.actor import Actor, Jurisdiction
from services.contracts.profiles import Profile
from services.contracts.reporting.who_may import SEES_FIGURES
from services.reporting.domain.whose_figures import agencies_of
from tests.services.people import ANONYMOUS, NATIONAL, NATIONAL_AGENCIES, agency, citizen, kanreg, official, unit
from tests.services.reporting.fake_reference import FakeReference

AGENCIES = FakeReference().agencies()
EVERY = {"sleman", "bantul", "malang", "kemenkeu"}


@pytest.mark.parametrize("profile", Profile)
def test_four_profiles_see_figures_and_no_other(profile: Profile) -> None:
    seen = agencies_of(official("x", (profile, agency("sleman"))), AGENCIES)
    assert seen == ({"sleman"} if profile in SEES_FIGURES else set())


def test_the_four_are_named() -> None:
    assert set(SEES_FIGURES) == {
        Profile.EXECUTIVE, Profile.SUPER_ADMIN, Profile.KANREG_ADMIN, Profile.AGENCY_ADMIN,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("jurisdiction", "seen"),
    [
        (NATIONAL, EVERY),
        (kanreg("k1"), {"sleman", "bantul", "kemenkeu"}),
        (kanreg("k9"), set()),
        (agency("malang"), {"malang"}),
        (unit("dinas"), set()),
        (NATIONAL_AGENCIES, set()),
    ],
)
def test_an_executive_sees_the_agencies_of_the_jurisdiction(jurisdiction: Jurisdiction, seen: set[str]) -> None:
    assert agencies_of(official("x", (Profile.EXECUTIVE, jurisdiction)), AGENCIES) == seen


def test_two_jurisdictions_are_added_up() -> None:
    both = official("x", (Profile.EXECUTIVE, agency("malang")), (Profile.AGENCY_ADMIN, agency("sleman")))
    assert agencies_of(both, AGENCIES) == {"malang", "sleman"}


@pytest.mark.parametrize("actor", [ANONYMOUS, citizen("Budi"), official("nobody")])
def test_nobody_else_sees_anything(actor: Actor) -> None:
    assert agencies_of(actor, AGENCIES) == set()
