"""`./epupns mail list|again`: letters to people that were given up."""

import subprocess
import sys

import click

from deploy.local.installation import open_installation
from deploy.local.runs import module_environment, python_module


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def mail(options: tuple[str, ...]) -> None:
    """Letters that the mail server did not take. OPTIONS: list [--json], again ID…|--all"""
    installation = open_installation()
    installation.require_servers()
    variables = module_environment(installation, "identity-worker")
    command = python_module("services.identity.mail.tool", *(options or ("list",)))
    sys.exit(subprocess.run(command, check=False, env=variables, cwd=installation.places.checkout).returncode)
