"""The commands of ./epupns."""

import sys

import click

from deploy.local.commands import ALL
from deploy.local.errors import SetupError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """e-PUPNS on this machine. Two commands do for a start: `./epupns up` and `./epupns test`."""


for command in ALL:
    commands.add_command(command)


def main() -> None:
    """Run the command; what the person can mend is one sentence, never a traceback."""
    try:
        commands(prog_name="./epupns")
    except SetupError as error:
        click.secho(f"epupns: {error}", fg="red", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
