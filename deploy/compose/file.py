"""compose.yaml as the table of processes says it: two servers, one preparing job, every process."""

from typing import Any

import yaml

from deploy.compose.inside import AUDIT, BROKER, DATABASE, DOCUMENTS, GATEWAY_PORT, IMAGE, PREPARE
from deploy.local.child import Child
from deploy.local.processes import PROCESSES, PYTHON, Process
from deploy.local.servers.accounts import INSIDE
from deploy.local.servers.docker import IMAGE as BROKER_IMAGE
from deploy.local.servers.postgres import SUPERUSER, TUNING

HEAD = """\
# Written by `python -m deploy.compose` from deploy/local/processes.py: change the table, not this file.
# Secrets: `./epupns compose-secrets`; how to run it: docs/operations.md.
"""
DATABASE_IMAGE = "postgres:17"
VOLUMES = (("DOCUMENT_STORE", "documents", DOCUMENTS), ("AUDIT_HEADS", "audit", AUDIT))
Service = dict[str, Any]


def compose_file() -> str:
    """The whole file."""
    content = {
        "services": {
            DATABASE: _database(),
            BROKER: _broker(),
            PREPARE: _prepare(),
            **{process.name: _process(process) for process in PROCESSES},
        },
        "volumes": {name: {} for name in (DATABASE, BROKER, *(volume for _, volume, _ in VOLUMES))},
    }
    return HEAD + yaml.safe_dump(content, sort_keys=False, default_flow_style=None, width=120)


def _database() -> Service:
    settings = [part for name, value in TUNING.items() for part in ("-c", f"{name}={value}")]
    return {
        "image": DATABASE_IMAGE,
        "command": ["postgres", *settings],
        "env_file": _variables(DATABASE),
        "volumes": [f"{DATABASE}:/var/lib/postgresql/data"],
        "ports": ["127.0.0.1:${DATABASE_PORT:-25432}:5432"],
        "shm_size": "256mb",
        "healthcheck": _asked("pg_isready", "-q", "-h", "127.0.0.1", "-U", SUPERUSER),
        **_kept(stop_seconds=60),
    }


def _broker() -> Service:
    return {
        "image": BROKER_IMAGE,
        "hostname": BROKER,  # its messages lie under the node's name
        "env_file": _variables(BROKER),
        "volumes": [f"{BROKER}:/var/lib/rabbitmq", f"./.data/broker/accounts.json:{INSIDE}:ro"],
        "ports": ["127.0.0.1:${BROKER_PORT:-25672}:5672"],
        "healthcheck": _asked("rabbitmq-diagnostics", "-q", "ping", every=30),
        **_kept(stop_seconds=60),
    }


def _prepare() -> Service:
    """Waits for both servers by itself: their health is asked too seldom for a quick start."""
    return {
        "image": IMAGE,
        "command": ["python", "-m", "deploy.compose.prepare"],
        "env_file": _variables(PREPARE),
        "depends_on": {name: {"condition": "service_started"} for name in (DATABASE, BROKER)},
        **_confined(),
    }


def _process(process: Process) -> Service:
    service: Service = {
        "image": IMAGE,
        "command": ["python" if part == PYTHON else part for part in process.command],
        "env_file": _variables(process.name),
        "depends_on": {PREPARE: {"condition": "service_completed_successfully"}},
        "healthcheck": _asked("python", "-m", "deploy.compose.ready"),
    }
    if kept := [f"{volume}:{folder}" for needed, volume, folder in VOLUMES if needed in process.needs]:
        service["volumes"] = kept
    if "GATEWAY_PORT" in process.needs:
        service["ports"] = [f"${{GATEWAY_HOST:-127.0.0.1}}:${{GATEWAY_PORT:-{GATEWAY_PORT}}}:{GATEWAY_PORT}"]
    return service | _kept(Child.stop_seconds) | _confined()


def _variables(name: str) -> list[str]:
    return [f".data/env/{name}.env"]


def _asked(*command: str, every: int = 10) -> Service:
    test = ["CMD", *command]
    return {"test": test, "interval": f"{every}s", "timeout": "10s", "retries": 3, "start_period": "60s"}


def _kept(stop_seconds: float) -> Service:
    return {"restart": "unless-stopped", "stop_grace_period": f"{stop_seconds:.0f}s"}


def _confined() -> Service:
    """Nothing to write but /tmp, and no right beyond that of an ordinary user."""
    return {
        "read_only": True,
        "tmpfs": ["/tmp"],  # noqa: S108 — a mount of its own
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges:true"],
    }
