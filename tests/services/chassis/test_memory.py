"""An answer is remembered for its time, and no longer."""
from __future__ import annotations

import pytest

from services.chassis.memory import Memory


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    return now


def test_an_answer_is_asked_for_once_in_its_time(clock: list[float]) -> None:
    memory, asked = Memory[str, int](60.0), []

    def ask() -> int:
        asked.append(1)
        return len(asked)

    assert [memory.of("a", ask), memory.of("a", ask), memory.of("b", ask)] == [1, 1, 2]
    clock[0] += 60.0
    assert memory.of("a", ask) == 3


def test_what_is_forgotten_is_asked_again() -> None:
    memory = Memory[str, int](60.0)
    memory.keep("a", 1)
    memory.forget("a")
    memory.forget("a")
    assert memory.told("a") is None
    assert memory.of("a", lambda: 2) == 2


def test_a_refusal_is_not_remembered() -> None:
    memory = Memory[str, int](60.0)

    def refuse() -> int:
        raise LookupError("away")

    with pytest.raises(LookupError):
        memory.of("a", refuse)
    assert memory.of("a", lambda: 1) == 1


def test_of_many_only_the_new_ones_are_asked_for_and_an_empty_answer_is_one(clock: list[float]) -> None:
    memory, asked = Memory[str, str](60.0), list[str]()

    def ask(new: list[str]) -> dict[str, str]:
        asked.extend(new)
        return {one: "" for one in new if one != "nobody"}

    assert memory.of_each(["a", "nobody"], ask) == {"a": ""}
    assert memory.of_each(["a", "b", "nobody"], ask) == {"a": "", "b": ""}
    assert memory.of_each([], ask) == {}
    assert asked == ["a", "nobody", "b", "nobody"]
    clock[0] += 60.0
    memory.of_each(["a"], ask)
    assert asked[-1] == "a"


def test_memory_is_bounded() -> None:
    memory = Memory[int, int](60.0, most=3)
    for number in range(5):
        memory.keep(number, number)
    assert [memory.told(number) for number in range(5)] == [None, None, None, 3, 4]
