"""The whole system for journeys and browser tests: what EPUPNS_SYSTEM_DATA names, else every process started here.

EPUPNS_SYSTEM_DATA is the data folder of a running system: of `./epupns up`, or deploy/compose/.data.
"""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from deploy.local.installation import Installation
from deploy.local.keys import load_keys
from deploy.local.places import Places
from deploy.local.ports import Ports, next_free
from deploy.local.progress import Progress
from deploy.local.runs import module_environment
from deploy.local.servers.roles import drop_roles_and_databases
from deploy.local.start import start_everything
from deploy.local.state import State, load_state
from deploy.local.supervised import Supervised
from deploy.local.welcome import address, demo_accounts

GATEWAY_FROM = 18080
GIVEN = "EPUPNS_SYSTEM_DATA"


@dataclass(frozen=True)
class RunningSystem:
    """The system under test, seen from outside."""

    address: str
    accounts: list[dict[str, Any]]  # as `./epupns accounts --json`
    installation: Installation

    def environment(self, process: str) -> dict[str, str]:
        """What this process sees: its databases, keys, broker."""
        return module_environment(self.installation, process)

    @property
    def supervised(self) -> Supervised:
        """Its supervisor: pids to kill, children to stop and start."""
        return self.installation.supervised


def pytest_report_header() -> str:
    """Which system journeys go through, said once at the top of the run."""
    return f"system: {os.environ.get(GIVEN) or 'started here'}"


@pytest.fixture(scope="session")
def running_system(request: pytest.FixtureRequest) -> Iterator[RunningSystem]:
    """Every process with the demo country in it; one for the session, so a test works on cases of its own."""
    if os.environ.get(GIVEN):
        yield _seen(open_given(Path(os.environ[GIVEN]).resolve()))
    else:
        with _started(request.getfixturevalue("postgres_admin_url")) as installation:
            yield _seen(installation)


def _seen(installation: Installation) -> RunningSystem:
    return RunningSystem(address(installation), demo_accounts(installation), installation)


def open_given(folder: Path) -> Installation:
    """The installation of this data folder; FileNotFoundError when there was never one."""
    if not (folder / "state.json").exists():
        raise FileNotFoundError(f"{GIVEN} names {folder}, which is no data folder of e-PUPNS")
    return _installation(folder, load_state(Places(folder)), {})


@contextmanager
def _started(postgres_admin_url: str) -> Iterator[Installation]:
    folder = Path(tempfile.mkdtemp(prefix="epupns-system-", dir="/var/tmp"))
    prefix = f"system_{secrets.token_hex(4)}"
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        installation = _installation(folder, State(database_prefix=prefix), _settings(postgres_admin_url))
        stack.callback(drop_roles_and_databases, postgres_admin_url, prefix)
        installation.supervised.launch(master=os.getpid())
        stack.callback(installation.supervised.shutdown)
        start_everything(installation)
        yield installation


def _settings(database_url: str) -> dict[str, str]:
    """Without a given broker it starts one as `./epupns up` does: with an account for each service."""
    given = {"AMQP_URL": url} if (url := os.environ.get("AMQP_URL")) else {}
    return {
        **given,
        "DATABASE_URL_ADMIN": database_url,
        "GATEWAY_PORT": str(next_free(GATEWAY_FROM, set())),
        "EPUPNS_MODE": "demo",
    }


def _installation(folder: Path, state: State, settings: dict[str, str]) -> Installation:
    places = Places(folder)
    places.prepare()
    progress = Progress()
    ports = Ports(state.ports, progress.say)
    return Installation(places, state, load_keys(places), ports, settings, Supervised(places), progress)
