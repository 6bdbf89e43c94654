"""The broker's data folder is deleted under load, and an operator says `./epupns topology --rebuild`."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from typing import Any

from deploy.local.runs import python_module
from deploy.local.servers.given import check_broker, wait_for
from deploy.local.start_processes import topology_environment
from tests.chaos.country import Country
from tests.chaos.killing import PATIENCE
from tests.chaos.load import Load
from tests.chaos.process_tree import kill_tree
from tests.chaos.storm import wait_for_work


def lost_brokers(country: Country, load: Load, losses: int, calm: float) -> dict[str, Any]:
    """So many times; ``calm``: the longest pause between two.  Tells how long a rebuild takes and what it sent."""
    chance, took, sent = random.Random(), [], 0
    for _ in range(losses):
        time.sleep(chance.uniform(0, calm))
        wait_for_work(country, load)
        _lose(country)
        began = time.monotonic()
        sent += _rebuild(country)
        country.seconds_until_ready(PATIENCE)
        took.append(time.monotonic() - began)
        country.installation.progress.say(f"a broker without a message: rebuilt and ready after {took[-1]:.1f} s")
        load.look()
    told = f"{losses} times, rebuilt and all ready after {min(took):.1f} to {max(took):.1f} s"
    return {"broker's data deleted": told, "messages sent again": sent}


def _lose(country: Country) -> None:
    """Death at once, and nothing of its data is left; the supervisor starts an empty one."""
    folder, row = country.installation.places.broker / "data", country.children()["broker"]
    assert any(folder.iterdir()), f"the broker's data are not in {folder}"
    kill_tree(row["pid"])
    shutil.rmtree(folder)
    give_up = time.monotonic() + PATIENCE
    while (row := country.children()["broker"])["phase"] != "running":
        assert time.monotonic() < give_up, f"the broker did not come back: {row}"
        time.sleep(0.05)


def _rebuild(country: Country) -> int:
    """As an operator does it, as soon as the broker lets anybody in; how many messages were sent again."""
    installation = country.installation
    wait_for(check_broker, country.broker_url, PATIENCE)
    done = subprocess.run(
        python_module("deploy.topology", "--rebuild"), check=False, capture_output=True, text=True,
        env=topology_environment(installation), cwd=installation.places.checkout,
    )
    assert done.returncode == 0, f"the rebuild ended with {done.returncode}: {done.stdout[-1500:]}{done.stderr[-1500:]}"
    counted = (line.rpartition(": ")[2] for line in done.stdout.splitlines() if not line.startswith(" "))
    return sum(int(number) for number in counted if number.isdigit())
