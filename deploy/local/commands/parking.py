"""`./epupns parking SERVICE list|show|replay|discard`: messages that wait for an operator."""

import subprocess
import sys

import click

from deploy.local.installation import open_installation
from deploy.local.processes import SERVICES_WITH_DATABASE
from deploy.local.runs import module_environment, python_module


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("service", type=click.Choice(SERVICES_WITH_DATABASE))
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def parking(service: str, options: tuple[str, ...]) -> None:
    """Messages of SERVICE that no retry could mend. OPTIONS: list, show ID, replay ID…|--all, discard ID --reason …"""
    installation = open_installation()
    installation.require_servers()
    operator = {"AMQP_URL": installation.state.marks["broker-url"]}  # the service itself may write to no queue by name
    variables = {**module_environment(installation, service), **operator}
    command = python_module("services.chassis.parking_tool", service, *options)
    sys.exit(subprocess.run(command, check=False, env=variables, cwd=installation.places.checkout).returncode)
