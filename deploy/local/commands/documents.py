"""`./epupns documents rotate`: a new key for documents, and everything that is kept sealed with it."""

import subprocess
import sys

import click

from deploy.local.commands.scale import change
from deploy.local.environment import write_environment_files
from deploy.local.exclusive import exclusive
from deploy.local.installation import Installation, open_installation
from deploy.local.processes import find
from deploy.local.runs import module_environment, python_module

UNFINISHED = "documents-rotation"


@click.group()
def documents() -> None:
    """What people uploaded, encrypted in the data folder."""


@documents.command()
def rotate() -> None:
    """Make a key, let the gateway know it, seal every document anew; interrupted, the same command goes on."""
    installation = open_installation()
    installation.require_servers()
    with exclusive(installation):
        if "DOCUMENT_KEYS" not in installation.settings and UNFINISHED not in installation.state.marks:
            _new_key(installation)
        _let_gateway_know(installation)
        command = python_module("gateway.documents.rotating")
        variables = module_environment(installation, "gateway")
        finished = subprocess.run(command, check=False, env=variables, cwd=installation.places.checkout)
        if finished.returncode == 0 and UNFINISHED in installation.state.marks:
            del installation.state.marks[UNFINISHED]
            installation.save()
    sys.exit(finished.returncode)


def _new_key(installation: Installation) -> None:
    """Remembered first: a key that nobody used yet is no reason for another one."""
    installation.state.marks[UNFINISHED] = installation.keys.add_to_ring("documents")
    installation.save()


def _let_gateway_know(installation: Installation) -> None:
    """A gateway that does not know the key could not open what is sealed with it."""
    write_environment_files(installation.wiring(), installation.state.scale)
    if not installation.supervised.is_running():
        return
    kept = [row["name"] for row in installation.supervised.children()]
    if "gateway" in kept:
        with installation.progress.step("gateway: knows the new key"):
            installation.supervised.stop(["gateway"])
            change(installation, find("gateway"), 1, [name for name in kept if name != "gateway"])
