"""A whole system of its own whose every process may be killed: private servers, private folder, many people."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

from deploy.local.assets import build_assets
from deploy.local.child import Child
from deploy.local.databases import migrate_all
from deploy.local.installation import Installation
from deploy.local.keys import load_keys
from deploy.local.places import Places
from deploy.local.ports import Ports, next_free
from deploy.local.progress import Progress
from deploy.local.readiness import ready_names, wait_until_ready
from deploy.local.runs import module_environment, python_module, run_quietly
from deploy.local.start_processes import as_child, prepare_data, wanted_instances
from deploy.local.start_servers import start_servers
from deploy.local.state import State
from deploy.local.supervised import Supervised
from tests.chaos.process_tree import descendants
from tests.system import GATEWAY_FROM

TAKE_BACK = "0.2"  # seconds: ten would only make the run longer
TAKE_BACK_AN_ANSWER = "2"  # seconds: time to kill somebody before the answer is final
POINT = "after-confirm-before-mark"
RELAYS = ("verification", "registration")  # the processes whose relay is killed


class Country:
    """The running system as those see it who want to harm it, or to know how it is."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        self.processes = [name for _, name in wanted_instances(installation)]
        self.broker_url = installation.state.marks["broker-url"]
        self.fired = installation.places.run / "faults"

    def start(self, broker_url: str) -> None:
        """Every process, speaking with the broker at this address; those that speak with another are drained first."""
        if broker_url == self.installation.state.marks["broker-url"] and self.processes[0] in self.children():
            return
        self.stop()
        self.installation.state.marks["broker-url"] = broker_url
        wanted = wanted_instances(self.installation)
        self.installation.supervised.start([self._child(as_child(self.installation, *one)) for one in wanted])
        wait_until_ready(self.installation, self.processes)

    def stop(self) -> None:
        """Drain every process; the servers stay."""
        self.installation.supervised.stop(self.processes)

    def _child(self, child: Child) -> Child:
        more = {"TAKE_BACK_SECONDS": TAKE_BACK_AN_ANSWER if child.name == "helpdesk" else TAKE_BACK}
        if child.name in RELAYS:
            more["EPUPNS_FAULTS"] = f"{POINT}:kill:{self.relay_order(child.name)}"
            more["EPUPNS_FAULTS_FIRED"] = str(self.fired)
        return replace(child, environment={**child.environment, **more})

    def relay_order(self, process: str) -> Path:
        """Who puts this file there orders the death of the process between confirm and mark."""
        return self.installation.places.run / f"kill-relay-of-{process}"

    def children(self) -> dict[str, dict[str, Any]]:
        """What the supervisor knows of each child, servers included."""
        return {row["name"]: row for row in self.installation.supervised.children()}

    def living(self) -> dict[str, set[int]]:
        """The pids of every process and of those that it started itself, servers aside."""
        children = self.children()
        return {name: {children[name]["pid"], *descendants(children[name]["pid"])} for name in self.processes}

    def seconds_until_ready(self, patience: float) -> float:
        """How long until every process says that it is ready; an AssertionError names those that never did."""
        began = time.monotonic()
        while missing := set(self.processes) - ready_names(self.installation, self.processes):
            assert time.monotonic() - began < patience, f"{sorted(missing)} not ready after {patience:.0f} s"
            time.sleep(0.1)
        return time.monotonic() - began

    def ask(
        self, service: str, query: str, *values: Any, named: dict[str, str] | None = None
    ) -> list[tuple[Any, ...]]:
        """What a service's own database answers; ``named`` instead of ``values`` where the query names them."""
        url = self.installation.database_url(service).replace("+psycopg", "")
        with psycopg.connect(url, autocommit=True) as connection:
            return connection.execute(query, named or values).fetchall()

    def log(self, process: str) -> str:
        """What the process wrote."""
        return (self.installation.places.logs / f"{process}.log").read_text(errors="replace")


@contextmanager
def country(people: int) -> Iterator[Country]:
    """The demo country with so many more people who can register; nothing of it is left afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="epupns-chaos-", dir="/var/tmp"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        installation = _installation(folder)
        installation.supervised.launch(master=os.getpid())
        stack.callback(installation.supervised.shutdown)
        build_assets(installation)
        start_servers(installation, meanwhile=partial(migrate_all, installation))
        prepare_data(installation)
        _seed(installation, people * 2)  # some are retired or dead, some must fill Data Guru or Dokter
        yield Country(installation)


def _installation(folder: Path) -> Installation:
    places, progress = Places(folder), Progress()
    places.prepare()
    state = State(broker="debian")  # a broker in a container could not be killed by its pid
    settings = {"GATEWAY_PORT": str(next_free(GATEWAY_FROM, set())), "EPUPNS_MODE": "demo"}
    return Installation(
        places, state, load_keys(places), Ports(state.ports, progress.say), settings, Supervised(places), progress
    )


def _seed(installation: Installation, people: int) -> None:
    variables = module_environment(installation, "registration")
    variables["REFERENCE_DATABASE_URL"] = installation.database_url("reference")
    run_quietly(installation, "Making people", python_module("services.registration.seeding", str(people)), variables)
