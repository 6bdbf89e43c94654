"""The accounts of a broker of ours, in the form that RabbitMQ reads at each start: the operator's and the others.

On a broker that somebody else runs (``AMQP_URL``) no accounts are made: everybody logs in as given there.
"""

import base64
import hashlib
import json
import secrets
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from deploy.local.environment import with_machine
from deploy.local.places import CHECKOUT
from deploy.local.private_files import write_private

OPERATOR = "epupns"  # declares, rebuilds, replays: what ./epupns itself logs in with
HOST = "/"  # the virtual host
SALT = 4  # bytes, RabbitMQ's way of keeping passwords
INSIDE = "/accounts.json"  # where a container finds them
LOADED = {"RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": f'-rabbit load_definitions "{INSIDE}"'}  # what tells it so
Rights = Mapping[str, Any]


def rights_of_others() -> dict[str, Rights]:
    """What ``deploy.topology.accounts`` finds; asked in a process of its own, because it loads every service."""
    command = [sys.executable, "-W", "ignore", "-m", "deploy.topology.accounts"]
    finished = subprocess.run(command, check=True, capture_output=True, text=True, cwd=CHECKOUT, env=with_machine({}))
    found: dict[str, Rights] = json.loads(finished.stdout)
    return found


def definitions(others: Mapping[str, Rights], password: Callable[[str], str]) -> str:
    """JSON for ``load_definitions``; ``password`` knows the one of each account."""
    everything: Rights = {"configure": ".*", "write": ".*", "read": ".*", "topics": {}}
    accounts = {OPERATOR: everything, **others}
    return json.dumps(
        {
            "vhosts": [{"name": HOST}],
            "users": [_user(name, password(name)) for name in accounts],
            "permissions": [_permission(name, rights) for name, rights in accounts.items()],
            "topic_permissions": [
                {"user": name, "vhost": HOST, "exchange": exchange, **topics}
                for name, rights in accounts.items()
                for exchange, topics in rights["topics"].items()
            ],
        },
        indent=1,
    )


def write_definitions(folder: Path, text: str) -> Path:
    """A file for a container, whose account is not ours: it holds hashes of long random passwords, no passwords."""
    folder.mkdir(exist_ok=True)
    file = folder / "accounts.json"
    write_private(file, text)
    file.chmod(0o644)
    return file


def as_account(url: str, account: str, password: str) -> str:
    """The broker of ``url`` for another account."""
    parts = urlsplit(url)
    return parts._replace(netloc=f"{account}:{password}@{parts.hostname}:{parts.port}").geturl()


def _user(name: str, password: str) -> dict[str, Any]:
    salt = secrets.token_bytes(SALT)
    digest = base64.b64encode(salt + hashlib.sha256(salt + password.encode()).digest()).decode()
    tags = ["administrator"] if name == OPERATOR else []
    return {
        "name": name, "password_hash": digest, "hashing_algorithm": "rabbit_password_hashing_sha256", "tags": tags,
    }  # fmt: skip


def _permission(name: str, rights: Rights) -> dict[str, Any]:
    return {"user": name, "vhost": HOST, **{right: rights[right] for right in ("configure", "write", "read")}}
