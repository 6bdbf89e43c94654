"""An export rests as long as it worked, or as somebody has set it."""
from __future__ import annotations

import time

import pytest

from services.chassis.environment import ConfigurationError
from services.registration.exporting.pace import LONGEST, rest_after, resting, rests


def test_it_rests_as_long_as_it_worked() -> None:
    assert rest_after(0.3) == 0.3
    assert rest_after(60) == LONGEST


@pytest.mark.parametrize(("told", "rest"), [("0", 0.0), ("0.5", 0.2), ("3", 1.2)])
def test_how_much_it_rests_is_set(monkeypatch: pytest.MonkeyPatch, told: str, rest: float) -> None:
    monkeypatch.setenv("EXPORT_RESTS", told)
    assert rest_after(0.4) == pytest.approx(rest)


@pytest.mark.parametrize("told", ["often", "-1", "101", "nan", ""])
def test_what_is_no_number_of_seconds_ends_the_start_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    monkeypatch.setenv("EXPORT_RESTS", told)
    with pytest.raises(ConfigurationError, match="EXPORT_RESTS"):
        rests()


def test_a_part_is_followed_by_its_rest() -> None:
    began = time.monotonic()
    with resting():
        time.sleep(0.1)
    assert time.monotonic() - began >= 0.2
