"""`./epupns bench helpdesk` runs to its end on a few people, as on a machine where no service's key is known."""
from __future__ import annotations

import json
import os
import subprocess
import sys

MOST_GROUPS = 5  # for one school in 300 spellings
PEOPLE = 400


def test_a_small_run_measures_every_step(postgres_admin_url: str) -> None:
    known = {name: value for name, value in os.environ.items() if name != "ASSERTION_PRIVATE_KEY"}
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.helpdesk", "--people", str(PEOPLE), "--json"]
    run = subprocess.run(
        command, env=known | {"DATABASE_URL_ADMIN": postgres_admin_url}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert (told["people"], told["spellings"]) == (PEOPLE, 300)
    assert told["groups"] <= MOST_GROUPS
    assert all(seconds > 0 for seconds in told["seconds"].values())
