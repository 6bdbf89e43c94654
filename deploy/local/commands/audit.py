"""`./epupns audit verify`: is every service's audit what was sealed?"""

import subprocess
import sys

import click

from deploy.local.installation import Installation, open_installation
from deploy.local.processes import SERVICES_WITH_DATABASE
from deploy.local.runs import module_environment, python_module


@click.group()
def audit() -> None:
    """Who did or read what: rows that nobody can change unseen."""


@audit.command()
@click.option("--service", type=click.Choice(SERVICES_WITH_DATABASE), help="Only this one.")
def verify(service: str | None) -> None:
    """Recompute each chain and its collected copy beside the signed heads; names the first broken row, ends with 1."""
    installation = open_installation()
    installation.require_servers()
    broken = sum(_broken(installation, one) for one in ([service] if service else SERVICES_WITH_DATABASE))
    sys.exit(bool(broken))


def _broken(installation: Installation, service: str) -> int:
    """Of its own audit and the copy that identity has collected; both are looked at with the service's own keys."""
    variables = module_environment(installation, service)
    collected = variables | {"DATABASE_URL": installation.database_url("identity")}
    programs = {"services.chassis.audit.verify": variables, "services.identity.collected.verify": collected}
    return sum(_fails(installation, module, given) for module, given in programs.items())


def _fails(installation: Installation, module: str, variables: dict[str, str]) -> bool:
    command = python_module(module)
    return subprocess.run(command, check=False, env=variables, cwd=installation.places.checkout).returncode != 0
