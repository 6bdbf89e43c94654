"""`./epupns reports rebuild`: the read models of reporting, made anew while the system runs."""

import subprocess
import sys

import click

from deploy.local.installation import open_installation
from deploy.local.runs import module_environment, python_module


@click.group()
def reports() -> None:
    """The figures of Statistik."""


@reports.command()
@click.option("--wait/--no-wait", default=True, help="Show how far it is, until the new figures are shown.")
def rebuild(*, wait: bool) -> None:
    """Count everybody anew beside the figures that are shown, then show the new ones."""
    installation = open_installation()
    installation.require_servers()
    command = python_module("services.reporting.rebuild", "--wait" if wait else "--no-wait")
    variables = module_environment(installation, "reporting")
    sys.exit(subprocess.run(command, check=False, env=variables, cwd=installation.places.checkout).returncode)
