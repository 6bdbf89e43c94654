"""Which spellings of a missing value are one, and which never are."""
import pytest

from services.helpdesk.domain.which_requests_are_one import how_far, nearest, spelling
from tests.benchmarks._spellings import spellings

TELAGA = spelling("SD Negeri 3 Telaga Biru")


@pytest.mark.parametrize(
    "typed",
    [
        "SDN 3 Telaga Biru", "sdn3 telagabiru", "S.D.N. 03 TELAGA BIRU", "Sekolah Dasar Negri No. 3 Tellaga Biru",
        "Telaga Biru SDN III", "SDNTelagaBiru 3", "sdniii telaga biru", "SDN3TelagaBiru",
        "  Sd. Negeri 3, Telaga-Biru ",
    ],
)  # fmt: skip
def test_these_are_one(typed: str) -> None:
    assert how_far(TELAGA, spelling(typed)) is not None


@pytest.mark.parametrize(
    "typed",
    [
        "SDN 4 Telaga Biru", "SDN Telaga Biru", "SMPN 3 Telaga Biru", "SDN 3 Telaga", "SDN 3 Telaga Biru A", "3", "",
        "SDN 3 Biruwangi",
    ],
)  # fmt: skip
def test_these_are_not(typed: str) -> None:
    assert how_far(TELAGA, spelling(typed)) is None


TWO = [("SD Mawar A", "SD Mawar B"), ("SD Mawar", "SD Mawar A"), ("Gizi", "Bedah")]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_a_letter_that_tells_two_apart_is_no_mistake(one: str, other: str) -> None:
    assert how_far(spelling(one), spelling(other)) is None


def test_of_two_that_are_near_the_nearer_one_and_of_equals_the_first() -> None:
    known = [("b", spelling("SDN 3 Telaga Baru")), ("c", TELAGA), ("a", TELAGA)]
    assert nearest(spelling("SDN 3 Telaga Biru"), known) == "a"
    assert nearest(spelling("SDN 5 Telaga Biru"), known) == ""


def test_nearly_all_ways_in_which_people_write_one_school_are_near_to_its_name() -> None:
    typed = spellings(300, "Telaga Biru")
    assert len(set(typed)) == 300
    assert sum(how_far(TELAGA, spelling(one)) is not None for one in typed) >= 295
