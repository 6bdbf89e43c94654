"""``python -m deploy.compose.prepare``: roles, databases, tables, queues, demo country; safe to run again."""

import os
import subprocess
import sys
from urllib.parse import unquote, urlsplit

from deploy.compose.seeding_keys import keys_given
from deploy.local.databases import addresses_given, migrate_given
from deploy.local.errors import SetupError
from deploy.local.production import has_demo_accounts
from deploy.local.runs import python_module
from deploy.local.seed import STEPS
from deploy.local.servers.given import check_broker, check_database, wait_for
from deploy.local.servers.roles import close_to_services, make_roles_and_databases
from deploy.local.state import State

PATIENCE = 120.0


def main() -> None:
    """Each step waits for the server that it needs."""
    addresses, admin_url = addresses_given(), os.environ["DATABASE_URL_ADMIN"]
    wait_for(check_database, admin_url, PATIENCE)
    make_roles_and_databases(
        admin_url, State().database_prefix, lambda service: unquote(urlsplit(addresses[service]).password or "")
    )
    close_to_services(admin_url)
    migrate_given()
    wait_for(check_broker, os.environ["AMQP_URL"], PATIENCE)
    _run("deploy.topology", "--as-needed")
    _demo_country(addresses)


def _demo_country(addresses: dict[str, str]) -> None:
    """Put in where it is missing; in production it must not be there."""
    if os.environ["EPUPNS_MODE"] != "production":
        for service, _ in STEPS:
            _run(f"services.{service}.seed_demo", DATABASE_URL=addresses[service], **keys_given(service))
    elif has_demo_accounts(addresses["identity"]):
        raise SetupError("The databases hold the demo country with public passwords; production needs fresh volumes.")


def _run(module: str, *arguments: str, **variables: str) -> None:
    subprocess.run(python_module(module, *arguments), check=True, env={**os.environ, **variables})


if __name__ == "__main__":
    try:
        main()
    except SetupError as error:
        sys.exit(str(error))
