"""Every database to its newest migration; `python -m deploy.local.databases` does it in a process of its own."""

import json
import os

from deploy.local.installation import Installation
from deploy.local.processes import SERVICES_WITH_DATABASE
from deploy.local.runs import module_environment, python_module, run_quietly

ADDRESSES = "MIGRATE_ADDRESSES"


def migrate_all(installation: Installation) -> None:
    """All in one process of its own: starting Python six times would take longer than the work."""
    addresses = {service: installation.database_url(service) for service in SERVICES_WITH_DATABASE}
    variables = {**module_environment(installation, "registration"), ADDRESSES: json.dumps(addresses)}
    run_quietly(installation, "Migrating the databases", python_module("deploy.local.databases"), variables)


def main() -> None:
    from services.chassis.migrate import migrate  # noqa: PLC0415 — only this process needs SQLAlchemy

    for service, address in json.loads(os.environ[ADDRESSES]).items():
        try:
            migrate(service, address)
        except Exception as error:  # whatever it is, the last line must say which service it was
            raise SystemExit(f"{service}: {type(error).__name__}: {error}") from error


if __name__ == "__main__":
    main()
