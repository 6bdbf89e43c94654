"""By what each level finds a case: the manual's sentences as a grid."""
import pytest

from services.verification.domain.levels import LEVELS
from services.verification.domain.who_finds_by_what import FINDS_BY, By, levels_that_find


@pytest.mark.parametrize(
    ("level", "number", "nip", "status"),
    [(1, True, False, False), (2, True, True, True), (3, True, True, True), (4, True, True, True)],
)
def test_who_finds_by_what(level: int, *, number: bool, nip: bool, status: bool) -> None:
    wanted = {By.REGISTER_NUMBER: number, By.NIP: nip, By.STATUS: status}
    assert {by: by in FINDS_BY[level] for by in By} == wanted


def test_every_level_has_a_line() -> None:
    assert FINDS_BY.keys() == LEVELS.keys()


def test_of_an_actors_levels_those_that_find_by_nip() -> None:
    assert levels_that_find(By.NIP, [1, 3]) == [3]
