"""From the first day until, not on, the last one; a value without days holds while it is switched on."""

from datetime import date

import pytest

from services.reference.domain.which_values_hold import COMING, ENDED, HOLDS, state

BEFORE, DAY, AFTER = date(2015, 8, 31), date(2015, 9, 1), date(2015, 9, 2)


@pytest.mark.parametrize(
    ("active", "valid_from", "valid_to", "found"),
    [
        (True, None, None, HOLDS),
        (False, None, None, ENDED),
        (True, DAY, None, HOLDS),
        (True, AFTER, None, COMING),
        (True, None, AFTER, HOLDS),
        (True, None, DAY, ENDED),
        (False, None, AFTER, HOLDS),  # retired since, and the question is of an earlier day
        (False, None, DAY, ENDED),
        (True, BEFORE, DAY, ENDED),
        (True, AFTER, date(2015, 9, 3), COMING),
        (False, AFTER, None, ENDED),
    ],
)
def test_a_value_on_a_day(active: bool, valid_from: date | None, valid_to: date | None, found: str) -> None:
    assert state(DAY, active=active, valid_from=valid_from, valid_to=valid_to) == found
