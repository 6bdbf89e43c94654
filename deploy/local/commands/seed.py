"""`./epupns seed`: the demo country, or many plausible people and officials, and a country at work."""

import subprocess
import sys

import click

from deploy.local.exclusive import exclusive
from deploy.local.installation import Installation, open_installation
from deploy.local.runs import module_environment, python_module, run_quietly
from deploy.local.seed import seed_demo


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--people", type=click.IntRange(min=1), help="So many plausible people over the imported agencies.")
@click.option("--officials", is_flag=True, help="An official for every office of the imported agencies.")
@click.option(
    "--cases", type=click.IntRange(min=1), help="So many people have sent a form that waits at a level or is done."
)
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def seed(*, people: int | None, officials: bool, cases: int | None, options: tuple[str, ...]) -> None:
    """Put in the demo country, or with --people N, --officials, --cases N more; OPTIONS go to people's own seeder."""
    installation = open_installation()
    installation.require_servers()
    with exclusive(installation):
        if people is None and cases is None and not officials:
            seed_demo(installation)
        if people is not None:
            _run(installation, "reference", "services.reference.seeding")  # units for agencies that have none
            _run(installation, "registration", "services.registration.seeding", str(people), *options)
        if officials:
            _run(installation, "identity", "services.identity.seeding")
        if cases is not None:
            _seed_cases(installation, cases)
        if people is not None or cases is not None:
            _run(installation, "reporting", "services.reporting.seeding")


def _seed_cases(installation: Installation, cases: int) -> None:
    """Each service its part, in this order: a form has a document, an account a registrant, a case a form.

    A record takes what a case says is done.
    """
    store = module_environment(installation, "gateway")
    document = run_quietly(installation, "Keeping a document", python_module("gateway.documents.seeding"), store)
    _run(installation, "registration", "services.registration.seeding.sent", str(cases), "--document", document)
    _run(installation, "identity", "services.identity.seeding.citizens")
    _run(installation, "verification", "services.verification.seeding")
    _run(installation, "registration", "services.registration.seeding.applied")


def _run(installation: Installation, process: str, module: str, *arguments: str) -> None:
    """With the addresses of those whose lists it builds on: people live in agencies, cases come from forms."""
    read = ("reference", "registration", "identity", "verification")
    variables = {
        **module_environment(installation, process),
        **{f"{service.upper()}_DATABASE_URL": installation.database_url(service) for service in read},
    }
    command = python_module(module, *arguments)
    finished = subprocess.run(command, check=False, env=variables, cwd=installation.places.checkout)
    if finished.returncode != 0:
        sys.exit(finished.returncode)
