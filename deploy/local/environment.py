"""What each process finds in its environment, built from ports, keys and addresses of the servers."""

import json
import os
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from deploy.local.keys import Keys, public_key
from deploy.local.places import Places
from deploy.local.private_files import write_private
from deploy.local.processes import ISSUERS, PROCESSES, Process, instances

PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "SSL_CERT_FILE", "WEB_CONCURRENCY")


@dataclass(frozen=True)
class Wiring:
    """Everything that differs between installations."""

    places: Places
    keys: Keys
    amqp_url: Callable[[str], str]  # service -> URL
    database_url: Callable[[str], str]
    port: Callable[[str], int]  # name of a running copy -> port of its health address, or the gateway's own
    settings: dict[str, str]  # what the person set: EPUPNS_MODE, LOG_LEVEL, LEVELS, GATEWAY_HOST, given secrets


def environment(process: Process, instance: str, wiring: Wiring) -> dict[str, str]:
    """All variables of one running copy and nothing else of ours; what the person gave wins over what we made."""
    keys, settings = wiring.keys, wiring.settings
    variables = {
        "AMQP_URL": wiring.amqp_url(process.service),
        "SERVICE_NAME": process.service,
        "EPUPNS_MODE": settings.get("EPUPNS_MODE", "demo"),
        "LOG_LEVEL": settings.get("LOG_LEVEL", "INFO"),
        "ASSERTION_PRIVATE_KEY": keys.key(f"assertion-{process.service}"),
        "ASSERTION_PUBLIC_KEYS": json.dumps({name: public_key(keys.key(f"assertion-{name}")) for name in ISSUERS}),
    }
    if process.database:
        variables["DATABASE_URL"] = wiring.database_url(process.service)
        variables["PSYCOPG_WAIT_FUNC"] = "wait_select"  # the C wait would block every other greenlet
        variables["HEALTH_PORT"] = str(wiring.port(instance))
    variables.update({name: settings.get(name) or _made(name, process, wiring) for name in process.needs})
    variables.update({name: settings[name] for name in process.optional if name in settings})
    return variables


def _made(name: str, process: Process, wiring: Wiring) -> str:
    keys = wiring.keys
    makers: dict[str, Callable[[], str]] = {
        "AUDIT_HEADS": lambda: str(wiring.places.audit),
        "DOCUMENT_STORE": lambda: str(wiring.places.documents),
        "DOCUMENT_KEYS": lambda: keys.key_ring("documents"),
        "EPUPNS_ADDRESS": lambda: f"http://127.0.0.1:{wiring.port('gateway')}",
        "FIELD_KEYS": lambda: keys.key_ring(f"fields-{process.service}"),
        "FIELD_HASH_KEY": lambda: keys.key(f"field-hash-{process.service}"),
        "GATEWAY_HOST": lambda: "127.0.0.1",
        "GATEWAY_PORT": lambda: str(wiring.port("gateway")),
        "GATEWAY_SECRET_KEY": lambda: keys.key("gateway-sessions"),
        "LEVELS": lambda: "1,2,3,4",
    }
    return makers[name]()


def with_machine(variables: dict[str, str]) -> dict[str, str]:
    """`variables` plus the few things of the surrounding shell that every program needs."""
    machine = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return {**machine, "PYTHONUNBUFFERED": "1", **variables}


def write_environment_files(wiring: Wiring, scale: dict[str, int]) -> None:
    """One file for each running copy that a shell can source: `. <data>/env/registration.env`."""
    for process in PROCESSES:
        for instance in instances(process, scale.get(process.name, 1)):
            variables = environment(process, instance, wiring)
            write_for_shell(wiring.places.env / f"{instance}.env", variables)


def write_for_shell(path: Path, variables: dict[str, str]) -> None:
    """A private file of `export` lines."""
    write_private(path, "".join(f"export {name}={shlex.quote(value)}\n" for name, value in variables.items()))
