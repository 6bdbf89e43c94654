"""What is news for a civil servant, and what is only a step of the machine."""
import pytest

from services.contracts.identity.notifications import Told
from services.identity.domain.what_people_are_told import told

GRID = [
    # was, now, somebody decided, what is told
    ("new", "level-1", False, None),
    ("level-1", "level-2", True, (Told.LEVEL_DECIDED, 1)),
    ("level-2", "level-3", True, (Told.LEVEL_DECIDED, 2)),
    ("level-2", "level-3", False, None),  # nothing to decide there: passed on by itself
    ("level-4", "completed", True, (Told.LEVEL_DECIDED, 4)),
    ("level-4", "completed", False, None),
    ("level-1", "returned", True, (Told.RETURNED, 1)),
    ("level-3", "returned", True, (Told.RETURNED, 3)),
    ("returned", "level-1", False, None),
    ("completed", "done", False, (Told.COMPLETED, 0)),
    ("completed", "level-2", False, (Told.CONFLICT, 0)),
]


@pytest.mark.parametrize(("was", "now", "by_people", "answer"), GRID)
def test_each_step_is_told_or_is_not(was: str, now: str, by_people: bool, answer: object) -> None:
    assert told(was, now, by_people=by_people) == answer


def test_a_turning_back_on_request_is_not_told_as_a_verifiers_return() -> None:
    assert told("level-2", "returned", by_people=True, turned_back=True) == (Told.ROLLED_BACK, 2)
