"""Faults on order: armed by the environment, refused in production, free of cost otherwise."""

from __future__ import annotations

import timeit
from pathlib import Path

import pytest

from services.chassis import faults
from services.chassis.environment import ConfigurationError
from tests.services.chassis.conftest import Start
from tests.services.chassis.running import CHECKOUT


@pytest.fixture(autouse=True)
def disarmed(monkeypatch: pytest.MonkeyPatch) -> None:
    """This process goes on without faults."""
    monkeypatch.setattr(faults, "_armed", {})
    monkeypatch.setattr(faults, "_fired_file", "")


def test_a_fault_comes_as_often_as_ordered_and_is_noted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fired = tmp_path / "fired"
    monkeypatch.setenv("EPUPNS_FAULTS", "before-commit:raise:1,before-reply:away:2,after-reply-before-ack:sleep=0:1")
    monkeypatch.setenv("EPUPNS_FAULTS_FIRED", str(fired))
    faults.arm("demo")
    with pytest.raises(faults.FaultOnOrder):
        faults.at("before-commit")
    faults.at("before-commit")
    for _ in range(2):
        with pytest.raises(ConnectionError):
            faults.at("before-reply")
    faults.at("before-reply")
    faults.at("after-reply-before-ack")
    faults.at("after-confirm-before-mark")
    assert fired.read_text().split() == [
        "before-commit:raise", "before-reply:away", "before-reply:away", "after-reply-before-ack:sleep",
    ]


def test_a_fault_ordered_by_a_file_comes_each_time_that_the_file_lies_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    order = tmp_path / "order"
    monkeypatch.setenv("EPUPNS_FAULTS", f"before-commit:raise:{order}")
    faults.arm("demo")
    for _ in range(2):
        faults.at("before-commit")
        order.touch()
        with pytest.raises(faults.FaultOnOrder):
            faults.at("before-commit")
        assert not order.exists()


@pytest.mark.parametrize(
    "order", ["before-commit", "no-such-point:kill:1", "before-commit:explode:1", "before-commit:sleep=x:1", "a:b:c:d"]
)
def test_an_order_that_nobody_understands_ends_the_start(order: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EPUPNS_FAULTS", order)
    with pytest.raises(ConfigurationError, match="EPUPNS_FAULTS"):
        faults.arm("demo")


def test_production_refuses_to_start_with_faults(start: Start) -> None:
    service = start("service", ready=False, EPUPNS_MODE="production", EPUPNS_FAULTS="before-commit:kill:1")
    assert service.wait() == 1
    assert "EPUPNS_FAULTS is set: production does not start with faults on order." in service.log
    assert "Traceback" not in service.log


def test_unarmed_a_point_costs_next_to_nothing() -> None:
    seconds = min(timeit.repeat(lambda: faults.at("before-commit"), number=100_000, repeat=5))
    assert seconds / 100_000 < 1e-6


def test_every_point_is_in_the_code_and_no_other() -> None:
    sources = [path.read_text() for path in (CHECKOUT / "services").rglob("*.py") if path.name != "faults.py"]
    for point in faults.POINTS:
        assert sum(source.count(f'faults.at("{point}")') for source in sources) == 1
    assert sum(source.count("faults.at(") for source in sources) == len(faults.POINTS)
