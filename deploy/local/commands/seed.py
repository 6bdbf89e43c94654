"""`./epupns seed`: the demo country, or many plausible people."""

import subprocess
import sys

import click

from deploy.local.exclusive import exclusive
from deploy.local.installation import open_installation
from deploy.local.runs import module_environment, python_module
from deploy.local.seed import seed_demo


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--people", type=click.IntRange(min=1), help="Add this many plausible people to the imported agencies.")
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def seed(*, people: int | None, options: tuple[str, ...]) -> None:
    """Put in the demo country, or with --people N so many people; OPTIONS go to services.registration.seed_people."""
    installation = open_installation()
    installation.require_servers()
    with exclusive(installation):
        if people is None:
            seed_demo(installation)
            return
        command = python_module("services.registration.seed_people", str(people), *options)
        variables = module_environment(installation, "registration")
        sys.exit(subprocess.run(command, check=False, env=variables, cwd=installation.places.checkout).returncode)
