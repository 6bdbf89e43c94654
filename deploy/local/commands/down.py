"""`./epupns down`: drain and stop everything; the data stay."""

import click

from deploy.local.installation import open_installation


@click.command()
def down() -> None:
    """Drain and stop everything; the data stay for the next start."""
    installation = open_installation()
    if not installation.supervised.is_running():
        installation.progress.say("nothing runs here")
        return
    with installation.progress.step("Draining and stopping"):
        installation.supervised.shutdown()
