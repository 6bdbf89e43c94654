"""Reference is asked each question once a minute, and nobody gets the answer to another one."""
from __future__ import annotations

from typing import Any

import pytest

from services.reporting import remembered
from services.reporting.remembered import REMEMBERED, Remembered


class Reference:
    """Answers with what was asked, and counts."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def labels(self, **asked: Any) -> Any:
        self.asked.append(asked)
        return dict(asked)

    def agencies(self) -> Any:
        raise LookupError("away")


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


def test_a_refusal_is_not_remembered(clock: list[float]) -> None:
    known = Remembered(Reference())
    for _ in range(2):
        with pytest.raises(LookupError):
            known.agencies()


def test_memory_is_bounded(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 3)
    reference = Reference()
    known = Remembered(reference)
    for number in range(5):
        known.labels(codes=[number])
    assert len(vars(known)["_answers"]) <= 3
