"""`./epupns chaos`: kills everything under load, on a system of its own, and holds the ledger against it."""

import subprocess
import sys

import click

from deploy.local.places import CHECKOUT
from deploy.local.runs import python_module


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def chaos(options: tuple[str, ...]) -> None:
    """Kill each part under load and hold the ledger against what was accepted; a running system is not touched.

    OPTIONS go to `python -m tests.chaos`: --kills 20, --rebuilds 5, --outage 120, --half-open 60 (seconds), --rate 4,
    --json; --typing 10 only kills gateway, registration, broker and PostgreSQL so often each while ten people type.
    """
    sys.exit(subprocess.run(python_module("tests.chaos", *options), check=False, cwd=CHECKOUT).returncode)
