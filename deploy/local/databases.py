"""Every database to its newest migration; `python -m deploy.local.databases` does it in a process of its own."""

import json
import os
from collections.abc import Callable

from deploy.local.installation import Installation
from deploy.local.processes import SERVICES_WITH_DATABASE
from deploy.local.runs import module_environment, python_module, run_quietly

ADDRESSES = "MIGRATE_ADDRESSES"


def addresses_variable(url: Callable[[str], str]) -> dict[str, str]:
    """What the process that migrates finds in its environment."""
    return {ADDRESSES: json.dumps({service: url(service) for service in SERVICES_WITH_DATABASE})}


def addresses_given() -> dict[str, str]:
    """Service -> SQLAlchemy address, in that process."""
    given: dict[str, str] = json.loads(os.environ[ADDRESSES])
    return given


def migrate_all(installation: Installation) -> None:
    """All in one process of its own: starting Python six times would take longer than the work."""
    variables = {
        **module_environment(installation, "registration"),
        **addresses_variable(installation.database_url),
    }
    run_quietly(installation, "Migrating the databases", python_module("deploy.local.databases"), variables)


def migrate_given() -> None:
    """Each of the given addresses; SystemExit names the service that could not be migrated."""
    from services.chassis.migrate import migrate  # noqa: PLC0415 — only this process needs SQLAlchemy

    for service, address in addresses_given().items():
        try:
            migrate(service, address)
        except Exception as error:  # whatever it is, the last line must say which service it was
            raise SystemExit(f"{service}: {type(error).__name__}: {error}") from error


if __name__ == "__main__":
    migrate_given()
