"""The account that the private servers run as when we are root: neither RabbitMQ nor PostgreSQL should run as root."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path
from typing import Any

from deploy.local.errors import SetupError

NAME = "epupns"
FALLBACK = "nobody"


def server_account() -> str | None:
    """Name of the account to drop to, made when missing; None when we are not root and stay who we are."""
    if os.geteuid() != 0:
        return None
    if _exists(NAME):
        return NAME
    if shutil.which("useradd"):
        subprocess.run(
            ["useradd", "--system", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/bin/false", NAME],
            check=False,
            capture_output=True,
        )
    return NAME if _exists(NAME) else FALLBACK


def own_folder(folder: Path, account: str | None) -> None:
    """Create `folder` for the servers' account alone; say so when that account cannot reach it."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    if account is None:
        return
    entry = pwd.getpwnam(account)
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    if not can(account, ["test", "-w", str(folder)]):
        message = (
            f"The account {account!r} that the database and broker run as cannot reach {folder}; "
            "set EPUPNS_DATA to a folder whose parents everybody may enter."
        )
        raise SetupError(message)


def can(account: str | None, command: list[str]) -> bool:
    """Does `command` succeed when `account` runs it?"""
    try:
        finished = subprocess.run(command, check=False, capture_output=True, cwd="/", **drop(account))
    except OSError:  # it may not even see the program
        return False
    return finished.returncode == 0


def drop(account: str | None) -> dict[str, Any]:
    """Keyword arguments for `subprocess` that make the child run as `account`."""
    if account is None:
        return {}
    return {"user": account, "group": pwd.getpwnam(account).pw_gid, "extra_groups": []}


def _exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
