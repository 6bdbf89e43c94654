"""Every database to its newest migration; `python -m deploy.local.databases` does it in a process of its own."""

import json
import os
from collections.abc import Callable

from deploy.local.installation import Installation
from deploy.local.processes import SERVICES_WITH_DATABASE
from deploy.local.runs import module_environment, python_module, run_quietly
from deploy.local.servers.roles import audit_owner, database_name

ADDRESSES, ADMIN, AUDIT_OWNER = "DATABASE_URLS", "DATABASE_URL_ADMIN", "AUDIT_OWNER"


def addresses_variable(url: Callable[[str], str]) -> dict[str, str]:
    """What a program that works on all databases finds in its environment."""
    return {ADDRESSES: json.dumps({service: url(service) for service in SERVICES_WITH_DATABASE})}


def migration_variables(url: Callable[[str], str], admin_url: str, prefix: str) -> dict[str, str]:
    """The same for the one that migrates; ``admin_url`` makes the audit, which no service owns."""
    return {**addresses_variable(url), ADMIN: admin_url, AUDIT_OWNER: audit_owner(prefix)}


def addresses_given() -> dict[str, str]:
    """Service -> SQLAlchemy address, in that program."""
    given: dict[str, str] = json.loads(os.environ[ADDRESSES])
    return given


def migrate_all(installation: Installation) -> None:
    """All in one process of its own: starting Python six times would take longer than the work."""
    variables = {
        **module_environment(installation, "registration"),
        **migration_variables(installation.database_url, installation.admin_url(), installation.state.database_prefix),
    }
    run_quietly(installation, "Migrating the databases", python_module("deploy.local.databases"), variables)


def migrate_given() -> None:
    """Each of the given addresses; SystemExit names the service that could not be migrated."""
    from services.chassis.audit.install import install  # noqa: PLC0415 — only this process needs SQLAlchemy
    from services.chassis.migrate import migrate  # noqa: PLC0415
    from services.identity.collected.install import install_collected  # noqa: PLC0415

    for service, address in addresses_given().items():
        try:
            migrate(service, address)
            given = (os.environ[ADMIN], database_name(address), os.environ[AUDIT_OWNER])
            install(*given)
            if service == "identity":
                install_collected(*given)
        except Exception as error:  # whatever it is, the last line must say which service it was
            raise SystemExit(f"{service}: {type(error).__name__}: {error}") from error


if __name__ == "__main__":
    migrate_given()
