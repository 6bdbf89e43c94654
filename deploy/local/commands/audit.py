"""`./epupns audit verify`: is every service's audit what was sealed?"""

import subprocess
import sys

import click

from deploy.local.installation import open_installation
from deploy.local.processes import SERVICES_WITH_DATABASE
from deploy.local.runs import module_environment, python_module


@click.group()
def audit() -> None:
    """Who did or read what: rows that nobody can change unseen."""


@audit.command()
@click.option("--service", type=click.Choice(SERVICES_WITH_DATABASE), help="Only this one.")
def verify(service: str | None) -> None:
    """Recompute each chain beside its signed heads; names the first broken row, and then ends with 1."""
    installation = open_installation()
    installation.require_servers()
    broken = False
    for one in [service] if service else SERVICES_WITH_DATABASE:
        command = python_module("services.chassis.audit.verify")
        variables = module_environment(installation, one)
        broken |= subprocess.run(command, check=False, env=variables, cwd=installation.places.checkout).returncode != 0
    sys.exit(broken)
