"""`./epupns import people FILE.csv`, `./epupns import agencies FILE.csv`, …: lists and records from files."""

import subprocess
import sys
from pathlib import Path

import click

from deploy.local.installation import open_installation
from deploy.local.runs import module_environment, python_module

OF_REGISTRATION = ("people", "histories")  # every other kind is one of reference's lists


@click.command("import", context_settings={"ignore_unknown_options": True})
@click.argument("kind")
@click.argument("file", type=click.Path(exists=True, readable=True, path_type=Path))
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def import_(kind: str, file: Path, options: tuple[str, ...]) -> None:
    """Import FILE as KIND: people, histories:<kind>, or a list of reference (agencies, units, …; reference: a folder).

    OPTIONS: --dry-run checks everything and imports nothing, --report FILE.csv lists every problem, --json.
    """
    owner = "registration" if kind.startswith(OF_REGISTRATION) else "reference"
    installation = open_installation()
    installation.require_servers()
    command = python_module(f"services.{owner}.importing", kind, str(file.resolve()), *options)
    variables = {**module_environment(installation, owner), "PYTHONPATH": str(installation.places.checkout)}
    sys.exit(subprocess.run(command, check=False, env=variables).returncode)  # here, where --report FILE is meant
