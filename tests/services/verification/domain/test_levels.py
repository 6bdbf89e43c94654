"""The levels in the order in which they act."""
from services.contracts.profiles import Profile
from services.verification.domain.levels import LEVELS, after


def test_there_are_four_levels_each_with_its_profile() -> None:
    assert {number: level.profile for number, level in LEVELS.items()} == {
        1: Profile.VERIFIER_L1,
        2: Profile.VERIFIER_L2,
        3: Profile.VERIFIER_BKN,
        4: Profile.VERIFIER_BKN_STATUS,
    }


def test_each_level_is_followed_by_the_next_and_the_last_by_none() -> None:
    following = [after(number) for number in LEVELS]
    assert [level.number if level else None for level in following] == [2, 3, 4, None]


def test_only_level_1_confirms_a_form_without_changes() -> None:
    assert [number for number, level in LEVELS.items() if level.confirms_unchanged] == [1]
