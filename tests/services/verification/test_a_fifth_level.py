"""A fifth level is a line in the table, the lines of its profile, and a queue that topology finds: no other code."""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.services.chassis.running import CHECKOUT
from tests.services.conftest import OpenDatabase

# file -> (the line after which the new one stands, the new line); nothing else is added anywhere
LINES = {
    "services/contracts/verification/levels.py": [
        (
            '        Level(4, "BKN Status", Profile.VERIFIER_BKN_STATUS, OfficeRule.BKN, days=2),',
            '        Level(5, "Final", Profile.VERIFIER_FINAL, OfficeRule.BKN),',
        ),
    ],
    "services/contracts/profiles.py": [
        ('    VERIFIER_BKN_STATUS = "verifier_bkn_status"', '    VERIFIER_FINAL = "verifier_final"'),
        (
            '    Profile.VERIFIER_BKN_STATUS: "Verifikator BKN Status",',
            '    Profile.VERIFIER_FINAL: "Verifikator Final",',
        ),
    ],
    "services/contracts/who_grants_what.py": [
        (
            "    Profile.VERIFIER_BKN_STATUS: Held((NATIONAL,), (SUPER,)),",
            "    Profile.VERIFIER_FINAL: Held((NATIONAL,), (SUPER,)),",
        ),
    ],
    "gateway/admin/users/words.py": [
        (
            '    Profile.VERIFIER_BKN_STATUS: _("Memutuskan tanggal lahir dan status kepegawaian di BKN."),',
            '    Profile.VERIFIER_FINAL: _("Memutuskan terakhir."),',
        ),
    ],
}
CHANGED = {  # which fields it decides
    "services/verification/domain/who_verifies_what.py": ('"nama": (1, 2, 3),', '"nama": (1, 2, 3, 5),'),
}
PACKAGES = ("services", "deploy", "gateway", "tests")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of this one with the lines of a fifth level."""
    for package in PACKAGES:
        shutil.copytree(
            CHECKOUT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__", "static", "browser")
        )
    for name, lines in LINES.items():
        for after, new in lines:
            _replace(tmp_path / name, f"{after}\n", f"{after}\n{new}\n")
    for name, (before, now) in CHANGED.items():
        _replace(tmp_path / name, before, now)
    return tmp_path


def _replace(file: Path, before: str, now: str) -> None:
    text = file.read_text()
    assert text.count(before) == 1, f"{file.name} has no one line {before!r}"
    file.write_text(text.replace(before, now))


def test_a_case_goes_through_a_fifth_level(checkout: Path, open_database: OpenDatabase, field_keys: None) -> None:
    with open_database("verification").begin() as uow:
        database: sa.Engine = uow.session.get_bind()  # type: ignore[assignment]
    url = database.url.render_as_string(hide_password=False)
    program = [sys.executable, "-m", "tests.services.verification.programs.five_levels"]
    variables = {**os.environ, "DATABASE_URL": url, "PYTHONPATH": str(checkout)}
    ran = subprocess.run(program, check=False, capture_output=True, text=True, cwd=checkout, env=variables)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout.splitlines()[-1]) == {
        "waited": [1, 2, 3, 4, 5],
        "where": [5, "completed"],
        "moved": ["level-1", "level-2", "level-3", "level-4", "level-5", "completed"],
        "queue": True,
        "rights": True,
        "worker": True,
        "counted": True,
        "lands": True,
    }
