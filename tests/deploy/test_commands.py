"""The command line says in one sentence what is wrong and what to do."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.local.places import CHECKOUT

Run = subprocess.CompletedProcess[str]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def epupns(data: Path, *arguments: str, **variables: str) -> Run:
    environment = {"PATH": os.environ["PATH"], "EPUPNS_DATA": str(data), **variables}
    command = [sys.executable, "-m", "deploy.local", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=CHECKOUT, env=environment)


def sentence(run: Run) -> str:
    """The one line of an error."""
    assert run.returncode == 1, run.stderr
    lines = [line for line in run.stderr.splitlines() if line.startswith("epupns: ")]
    assert len(lines) == 1, run.stderr
    assert "Traceback" not in run.stderr
    return lines[0]


def test_help_names_every_command(data: Path) -> None:
    shown = epupns(data, "--help").stdout
    daily = ("up", "down", "status", "logs", "test", "scale", "topology", "parking", "seed", "import")
    for name in (*daily, "bench", "chaos"):
        assert f"\n  {name} " in shown


@pytest.mark.parametrize("arguments", [["topology"], ["parking", "verification", "list"], ["seed"], ["accounts"]])
def test_what_needs_a_running_system_says_how_to_start_it(arguments: list[str], data: Path) -> None:
    assert "start it with `./epupns up` first" in sentence(epupns(data, *arguments))


@pytest.mark.parametrize("order", ["verification-worker", "verification-worker=0", "gateway=2", "x=1", "=", "a=b"])
def test_scale_says_what_can_be_scaled(order: str, data: Path) -> None:
    assert "PROCESS one of: verification-worker" in sentence(epupns(data, "scale", order))


def test_a_log_that_is_not_there(data: Path) -> None:
    assert "There is no log of nobody" in sentence(epupns(data, "logs", "nobody"))


def test_a_measurement_that_is_not_there(data: Path) -> None:
    assert "bench takes one of:" in sentence(epupns(data, "bench", "nothing"))


def test_a_measurement_says_what_it_measures_and_does_not_start(data: Path) -> None:
    shown = epupns(data, "bench", "reports", "--help").stdout
    assert shown.startswith("``./epupns bench reports``: ")
    assert "--people" in shown


def test_status_of_nothing_is_an_answer_too(data: Path) -> None:
    run = epupns(data, "status", "--json")
    assert run.returncode == 1
    assert json.loads(run.stdout)["running"] is False


def test_down_of_nothing_is_fine(data: Path) -> None:
    run = epupns(data, "down")
    assert run.returncode == 0
    assert "nothing runs here" in run.stderr


def test_a_wrong_broker_ends_the_start_and_leaves_nothing_behind(data: Path, postgres_admin_url: str) -> None:
    run = epupns(data, "up", "--detach", AMQP_URL="amqp://u:p@127.0.0.1:9/", DATABASE_URL_ADMIN=postgres_admin_url)
    assert "No broker answers at 127.0.0.1:9" in sentence(run)
    assert json.loads(epupns(data, "status", "--json").stdout)["running"] is False


def test_a_wrong_database_ends_the_start(data: Path) -> None:
    run = epupns(data, "up", "--detach", DATABASE_URL_ADMIN="postgresql://u:p@127.0.0.1:9/postgres")
    assert "127.0.0.1:9 does not let us in" in sentence(run)


def test_a_wrong_setting_is_refused_by_every_command(data: Path) -> None:
    assert "EPUPNS_MODE is 'live'" in sentence(epupns(data, "up", EPUPNS_MODE="live"))


def test_production_has_no_default_secrets(data: Path) -> None:
    run = epupns(data, "up", EPUPNS_MODE="production", GATEWAY_SECRET_KEY="change-me")
    assert "GATEWAY_SECRET_KEY is empty or a default" in sentence(run)


def test_doctor_names_a_command_for_what_is_not_there(data: Path) -> None:
    shown = epupns(data, "doctor").stdout
    assert "never started" in shown
    assert "→ ./epupns up" in shown
