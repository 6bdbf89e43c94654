"""What pages ask of reference is asked once a minute, and nobody gets the answer to another question."""
from __future__ import annotations

from typing import Any

import pytest

from services.reporting.remembered import REMEMBERED, Remembered


class Reference:
    """Answers with what was asked, and counts."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def labels(self, **asked: Any) -> Any:
        self.asked.append(asked)
        return dict(asked)

    def unit_places(self, unit_ids: list[str]) -> Any:
        self.asked.append(unit_ids)
        return [{"unit_id": one} for one in unit_ids if one != "unknown"]

    def parents(self, **asked: Any) -> Any:
        self.asked.append(asked)
        return dict(asked)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    return now


def test_each_question_is_asked_once_a_minute(clock: list[float]) -> None:
    reference = Reference()
    known = Remembered(reference)
    for _ in range(2):
        assert known.labels(codes=["a"]) == {"codes": ["a"]}
        assert known.labels(codes=["b"]) == {"codes": ["b"]}
    assert len(reference.asked) == 2
    clock[0] += REMEMBERED
    assert known.labels(codes=["a"]) == {"codes": ["a"]}
    assert len(reference.asked) == 3


def test_of_units_only_those_that_are_not_known_are_asked_for() -> None:
    reference = Reference()
    known = Remembered(reference)
    assert [place["unit_id"] for place in known.unit_places(unit_ids=["a", "unknown"])] == ["a"]
    assert [place["unit_id"] for place in known.unit_places(unit_ids=["a", "b"])] == ["a", "b"]
    assert reference.asked == [["a", "unknown"], ["b"]]


def test_what_a_rebuild_asks_is_not_remembered() -> None:
    reference = Reference()
    known = Remembered(reference)
    for _ in range(2):
        known.parents(list="pendidikan", codes=["1"])
    assert len(reference.asked) == 2
