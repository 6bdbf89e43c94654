"""`./epupns import people FILE.csv`: the state's records from a file."""

import subprocess
import sys
from pathlib import Path

import click

from deploy.local.installation import open_installation
from deploy.local.runs import module_environment, python_module

WHAT = {"people": ("registration", "services.registration.import_people")}


@click.command("import", context_settings={"ignore_unknown_options": True})
@click.argument("what", type=click.Choice(list(WHAT)))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def import_(what: str, file: Path, options: tuple[str, ...]) -> None:
    """Import FILE; OPTIONS such as --dry-run go to the service's own importer."""
    process, module = WHAT[what]
    installation = open_installation()
    installation.require_servers()
    command = python_module(module, str(file.resolve()), *options)
    variables = module_environment(installation, process)
    sys.exit(subprocess.run(command, check=False, env=variables, cwd=installation.places.checkout).returncode)
