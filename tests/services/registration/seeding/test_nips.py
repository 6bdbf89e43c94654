"""Drawn NIPs are possible and never meet."""

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.nip import Nip
from services.registration.seeding.nips import STRIDE, Nips

NIPS = Nips(2026, 1)


@given(st.sets(st.integers(0, len(NIPS) - 1), min_size=2, max_size=50), st.integers())
def test_two_numbers_never_give_the_same_nip(numbers: set[int], luck: int) -> None:
    rng = Random(luck)
    drawn = [NIPS.draw(number, rng) for number in numbers]
    assert len({(d.birth, d.nip[-3:]) for d in drawn}) == len(numbers)
    for d in drawn:
        nip = Nip.parse(d.nip, date(2026, 1, 1))
        assert (nip.birth_date, nip.appointed, nip.sex) == (d.birth, d.appointed, d.sex)


def test_there_are_enough_for_the_whole_civil_service() -> None:
    assert len(NIPS) > 4_600_000
    assert (len(NIPS) // 225) % STRIDE != 0


def test_most_are_between_40_and_57() -> None:
    rng = Random(1)
    ages = [2026 - NIPS.draw(number, rng).birth.year for number in range(4000)]
    assert min(ages) >= 24
    assert max(ages) <= 57
    assert sum(age >= 40 for age in ages) > 0.6 * len(ages)
