"""`./epupns up`: everything, from nothing to ready."""

import click

from deploy.local.installation import open_installation
from deploy.local.start_servers import start_servers


@click.command()
@click.option("--detach", "-d", is_flag=True, help="Return when ready and leave it running.")
@click.option("--servers-only", is_flag=True, help="Only broker and database, with an environment file for each process.")
def up(*, detach: bool, servers_only: bool) -> None:
    """Set up what is missing, start everything, and print the address and the demo accounts."""
    installation = open_installation()
    start_servers(installation)
