"""A tick and its window, as a grid."""
from datetime import UTC, datetime, timedelta

import pytest

from services.registration.domain.is_the_gate_open import Tick, state

NOW = datetime(2015, 9, 1, 8, tzinfo=UTC)
BEFORE, AFTER = NOW - timedelta(hours=1), NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("tick", "expected"),
    [
        (Tick(ticked=False), "unticked"),
        (Tick(ticked=False, opens=BEFORE, closes=AFTER), "unticked"),
        (Tick(ticked=True), "open"),
        (Tick(ticked=True, opens=BEFORE), "open"),
        (Tick(ticked=True, opens=NOW), "open"),
        (Tick(ticked=True, opens=AFTER), "early"),
        (Tick(ticked=True, closes=AFTER), "open"),
        (Tick(ticked=True, closes=NOW), "late"),
        (Tick(ticked=True, opens=BEFORE, closes=AFTER), "open"),
    ],
)
def test_a_tick_holds_within_its_window(tick: Tick, expected: str) -> None:
    assert state(tick, NOW) == expected
