"""The shell script finds a fitting Python, and says what is missing on a bare machine."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from deploy.local.places import CHECKOUT


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The script alone, on a machine whose programs are those in bin/."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    shutil.copy(CHECKOUT / "epupns", folder)
    (folder / "requirements.lock").write_text("")
    (tmp_path / "bin").mkdir()
    for program in ("sh", "dirname", "cat", "sha256sum", "mkdir", "flock", "grep", "tail"):
        found = shutil.which(program)
        assert found
        (tmp_path / "bin" / program).symlink_to(found)
    add_program(tmp_path, "id", 'case $1 in -u) echo 1000 ;; *) echo "someone" ;; esac')
    return folder


def add_program(machine: Path, name: str, script: str) -> None:
    program = machine / "bin" / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def run(checkout: Path) -> subprocess.CompletedProcess[str]:
    path = str(checkout.parent / "bin")
    script = str(checkout / "epupns")
    return subprocess.run([script, "--help"], check=False, capture_output=True, text=True, env={"PATH": path})


def test_without_a_fitting_python_it_names_the_packages(checkout: Path) -> None:
    finished = run(checkout)
    assert finished.returncode == 1
    assert finished.stderr == (
        "epupns: Python 3.11 or 3.12 is needed and not on the path; "
        "on Debian 12 or Ubuntu 24.04 run: sudo apt-get install python3 python3-venv\n"
    )


def test_a_python_that_is_too_new_does_not_count(checkout: Path) -> None:
    add_program(checkout.parent, "python3", "exit 1")
    assert "Python 3.11 or 3.12 is needed" in run(checkout).stderr


def test_debians_python_without_ensurepip_names_its_package(checkout: Path) -> None:
    bare = "case $2 in *ensurepip*) exit 1 ;; *print*) echo python3.11-venv ;; *) exit 0 ;; esac"
    add_program(checkout.parent, "python3", bare)
    finished = run(checkout)
    assert finished.returncode == 1
    assert "sudo apt-get install python3.11-venv" in finished.stderr


def test_packages_that_cannot_be_fetched_are_one_sentence(checkout: Path) -> None:
    pip = checkout / ".venv" / "bin" / "python"
    pip.parent.mkdir(parents=True)
    pip.write_text(
        '#!/bin/sh\ncase "$*" in *install*) echo "ERROR: Could not find a version"; exit 1 ;; -V) echo Python ;; esac\n'
    )
    pip.chmod(0o755)
    finished = run(checkout)
    assert finished.returncode == 1
    assert "pip could not fetch or install the packages (ERROR: Could not find a version)" in finished.stderr
    assert "check the network" in finished.stderr
    assert not (checkout / ".venv" / ".stamp").exists()


def test_the_lock_names_no_host_and_every_package_has_a_hash() -> None:
    lock = (CHECKOUT / "requirements.lock").read_text()
    assert "://" not in lock
    pins = [line for line in lock.splitlines() if "==" in line]
    assert pins
    assert all(line.endswith("\\") for line in pins)
    assert '"resolved"' not in (CHECKOUT / "package-lock.json").read_text()


def test_the_script_is_executable_and_plain_sh() -> None:
    script = CHECKOUT / "epupns"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["sh", "-n", str(script)], check=False).returncode == 0
