"""The whole system, started as `./epupns up` starts it: ready, mended when something dies, scaled."""

import os
import signal
from collections.abc import Iterator

import pytest

from deploy.local.commands.scale import change
from deploy.local.commands.status import examine
from deploy.local.examination import examine as diagnose
from deploy.local.processes import PROCESSES, find
from tests.deploy.conftest import eventually
from tests.system import RunningSystem

PATIENCE = 60.0


@pytest.fixture
def system(running_system: RunningSystem) -> Iterator[RunningSystem]:
    """The session's system, whole again afterwards."""
    if not running_system.supervised.is_running():
        pytest.skip("something else than our supervisor keeps this system")
    yield running_system
    eventually(lambda: examine(running_system.installation)["ready"], PATIENCE)


def pid_of(system: RunningSystem, name: str) -> int | None:
    pid: int | None = next(row["pid"] for row in system.supervised.children() if row["name"] == name)
    return pid


def test_every_process_of_the_table_is_ready(system: RunningSystem) -> None:
    report = examine(system.installation)
    assert report["ready"]
    assert {row["name"] for row in report["processes"]} >= {process.name for process in PROCESSES}
    assert all(row["restarts"] == 0 for row in report["processes"])


def test_every_profile_has_a_demo_account(system: RunningSystem) -> None:
    assert len(system.accounts) >= 20
    assert all(row["username"] and row["password"] for row in system.accounts)


@pytest.mark.parametrize("name", ["registration", "gateway"])
def test_a_process_that_is_killed_comes_back_and_is_ready(name: str, system: RunningSystem) -> None:
    before = pid_of(system, name)
    assert before
    os.kill(before, signal.SIGKILL)
    eventually(lambda: pid_of(system, name) not in {before, None}, PATIENCE)
    eventually(lambda: examine(system.installation)["ready"], PATIENCE)


def test_workers_are_scaled_up_and_down(system: RunningSystem) -> None:
    worker = find("verification-worker")
    for count in (2, 1):
        system.installation.state.scale[worker.name] = count
        kept = [row["name"] for row in system.supervised.children()]
        change(system.installation, worker, count, kept)
        workers = [row["name"] for row in system.supervised.children() if row["name"].startswith(worker.name)]
        assert workers == ["verification-worker", "verification-worker.2"][:count]


def test_the_doctor_finds_nothing_to_mend(system: RunningSystem) -> None:
    assert [finding for finding in diagnose(system.installation) if finding.fatal] == []
