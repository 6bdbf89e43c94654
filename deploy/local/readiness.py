"""Waiting until every process says on /ready that it can work."""

import re
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import Any

from deploy.local.errors import SetupError
from deploy.local.installation import Installation

PATIENCE = 120.0
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 — recognized, not bound
GUNICORNS_OWN = re.compile(r"\[\d{4}-\d\d-\d\d .*\] \[(ERROR|WARNING|INFO)\]")  # says that it ended, not why
GIVES_UP_AFTER = 4  # restarts; more of the same will not help


def is_ready(port: int, host: str = "127.0.0.1") -> bool:
    try:
        with urllib.request.urlopen(f"http://{host}:{port}/ready", timeout=3) as answer:
            return bool(answer.status == HTTPStatus.OK)
    except (OSError, urllib.error.URLError, ValueError):
        return False


def probe_host(settings: Mapping[str, str], name: str) -> str:
    """Where a process answers: its health port is on loopback, the gateway is where it was told to be."""
    host = settings.get("GATEWAY_HOST", "127.0.0.1") if name == "gateway" else "127.0.0.1"
    return "127.0.0.1" if host in EVERYWHERE else host


def ready_names(installation: Installation, names: list[str]) -> set[str]:
    """Those of `names` that answer ready now."""
    ports = installation.ports.known
    with ThreadPoolExecutor(max_workers=16) as pool:
        answers = pool.map(lambda name: is_ready(ports[name], probe_host(installation.settings, name)), names)
        return {name for name, answer in zip(names, answers, strict=True) if answer}


def wait_until_ready(installation: Installation, names: list[str], patience: float = PATIENCE) -> None:
    """Returns when all are ready; SetupError names the process that keeps dying or stays away, and its log."""
    deadline = time.monotonic() + patience
    left = list(names)
    while left:
        ready = ready_names(installation, left)
        left = [name for name in left if name not in ready]
        rows = {row["name"]: row for row in installation.supervised.children()}
        _give_up_on_the_dying(installation, [rows[name] for name in left if name in rows])
        if left and time.monotonic() > deadline:
            words = last_words(installation, left[0])
            raise SetupError(f"{', '.join(left)} did not become ready within {patience:.0f} s: {words}")
        time.sleep(0.2)


def _give_up_on_the_dying(installation: Installation, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        if row["restarts"] >= GIVES_UP_AFTER:
            message = f"{row['name']} dies at every start: {last_words(installation, row['name'])}"
            raise SetupError(message)


def last_words(installation: Installation, name: str) -> str:
    """The last line of a process's log and where the rest stands."""
    log = installation.places.logs / f"{name}.log"
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    telling = [line for line in lines if line.strip() and not GUNICORNS_OWN.match(line)]
    return f"{telling[-1] if telling else 'it wrote nothing'} (all of it: {log})"
