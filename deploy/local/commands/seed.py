"""`./epupns seed`: the demo country, or many plausible people and officials."""

import subprocess
import sys

import click

from deploy.local.exclusive import exclusive
from deploy.local.installation import Installation, open_installation
from deploy.local.runs import module_environment, python_module
from deploy.local.seed import seed_demo


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--people", type=click.IntRange(min=1), help="So many plausible people over the imported agencies.")
@click.option("--officials", is_flag=True, help="An official for every office of the imported agencies.")
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def seed(*, people: int | None, officials: bool, options: tuple[str, ...]) -> None:
    """Put in the demo country, or with --people N and --officials many more; OPTIONS go to people's own seeder."""
    installation = open_installation()
    installation.require_servers()
    with exclusive(installation):
        if people is None and not officials:
            seed_demo(installation)
        if people is not None:
            _run(installation, "reference", "services.reference.seeding")  # units for agencies that have none
            _run(installation, "registration", "services.registration.seeding", str(people), *options)
        if officials:
            _run(installation, "identity", "services.identity.seeding")


def _run(installation: Installation, process: str, module: str, *arguments: str) -> None:
    variables = {
        **module_environment(installation, process),
        "REFERENCE_DATABASE_URL": installation.database_url("reference"),  # people and officials live in agencies
    }
    command = python_module(module, *arguments)
    finished = subprocess.run(command, check=False, env=variables, cwd=installation.places.checkout)
    if finished.returncode != 0:
        sys.exit(finished.returncode)
