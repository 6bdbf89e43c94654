"""A country of any size in a data folder of its own: people, officials, accounts and cases in proportion."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psycopg

from deploy.local.installation import Installation
from deploy.local.keys import load_keys
from deploy.local.places import CHECKOUT, Places
from deploy.local.ports import Ports, next_free
from deploy.local.processes import SERVICES_WITH_DATABASE
from deploy.local.progress import Progress
from deploy.local.state import load_state
from deploy.local.supervised import Supervised
from tests.benchmarks._national.starting import epupns

REAL_LISTS = CHECKOUT.parent / "shared" / "data"
GATEWAY_FROM = 18730  # a test run beside it takes its port elsewhere
MADE = "country-is-made"  # a file of the data folder
PATIENCE = 900.0  # seconds for the ticks of all units to reach verification
UNSENT = "SELECT count(*) FROM outbox WHERE published_at IS NULL"
TICKED = "SELECT count(*) FROM org_units WHERE level1"
HEARD = "SELECT count(*) FROM level1_units WHERE flagged"


@contextmanager
def national(people: int, cases: int, lists: Path, kept: Path | None = None) -> Iterator[dict[str, str]]:
    """A country that is stopped; gives the environment in which `./epupns` finds it.

    Nothing of it is left, unless a folder is given in which it is ``kept``; found there, it is as it was left.
    """
    folder = kept or Path(tempfile.mkdtemp(prefix="epupns-national-", dir="/var/tmp"))
    with ExitStack() as stack:
        if kept is None:
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
        port = str(next_free(GATEWAY_FROM, set()))
        found = {**os.environ, "EPUPNS_DATA": str(folder), "GATEWAY_PORT": port, "EPUPNS_MODE": "demo"}
        stack.callback(epupns, "down", environment=found)
        if not (folder / MADE).is_file():
            _make(people, cases, lists, folder, found)
        yield found


def _make(people: int, cases: int, lists: Path, folder: Path, found: dict[str, str]) -> None:
    epupns("up", "--detach", environment=found)
    installation = _opened(folder, found)
    if (lists / "instansi.csv").is_file():
        _import(lists, found)
    epupns("seed", "--people", str(people), "--officials", "--cases", str(cases), environment=found)
    _wait_for_rest(installation)
    _settle(installation)
    epupns("down", environment=found)
    (folder / MADE).touch()


def _import(lists: Path, found: dict[str, str]) -> None:
    """Rows that an importer refuses are the lists' own business."""
    try:
        epupns("import", "reference", str(lists), environment=found)
    except SystemExit as error:
        if "ended with 3" not in str(error):
            raise


def _opened(folder: Path, settings: dict[str, str]) -> Installation:
    places, progress = Places(folder), Progress()
    state = load_state(places)
    return Installation(
        places, state, load_keys(places), Ports(state.ports, progress.say), settings, Supervised(places), progress
    )


def _wait_for_rest(installation: Installation) -> None:
    """Until every unit's tick has arrived and nothing waits to be sent."""
    give_up = time.monotonic() + PATIENCE
    while _ask(installation, "verification", HEARD) != _ask(installation, "reference", TICKED) or any(
        _ask(installation, service, UNSENT) for service in SERVICES_WITH_DATABASE
    ):
        assert time.monotonic() < give_up, "messages of the seed are still under way"
        time.sleep(1)


def _settle(installation: Installation) -> None:
    """What autovacuum does in the first hour."""
    for service in SERVICES_WITH_DATABASE:
        with _connected(installation, service) as connection:
            connection.execute("VACUUM ANALYZE")


def _ask(installation: Installation, service: str, question: str) -> int:
    with _connected(installation, service) as connection:
        row = connection.execute(question.encode()).fetchone()
    return int(row[0]) if row else 0


def _connected(installation: Installation, service: str) -> psycopg.Connection[Any]:
    url = installation.database_url(service).replace("+psycopg", "")
    return psycopg.connect(url, autocommit=True)


def measured(found: dict[str, str], *options: str) -> dict[str, Any]:
    """What `./epupns bench national --measure` says of it."""
    told: dict[str, Any] = json.loads(epupns("bench", "national", "--measure", "--json", *options, environment=found))
    return told
