"""`./epupns topology`: the broker's exchanges and queues."""

import subprocess
import sys

import click

from deploy.local.installation import open_installation
from deploy.local.runs import module_environment, python_module


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def topology(options: tuple[str, ...]) -> None:
    """Declare exchanges and queues; safe to run again. OPTIONS go to deploy.topology (--check)."""
    installation = open_installation()
    installation.require_servers()
    variables = module_environment(installation, "verification")
    command = python_module("deploy.topology", *options)
    sys.exit(subprocess.run(command, check=False, env=variables, cwd=installation.places.checkout).returncode)
