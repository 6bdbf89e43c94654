"""`./epupns topology`: the broker's exchanges and queues."""

import subprocess
import sys

import click

from deploy.local.installation import open_installation
from deploy.local.runs import python_module
from deploy.local.start_processes import topology_environment


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def topology(options: tuple[str, ...]) -> None:
    """Declare exchanges and queues; safe to run again.

    --check names what is wrong; --rebuild mends a broker that lost its messages, at any time; --help says more.
    """
    installation = open_installation()
    installation.require_servers()
    variables = topology_environment(installation)
    command = python_module("deploy.topology", *options)
    sys.exit(subprocess.run(command, check=False, env=variables, cwd=installation.places.checkout).returncode)
