"""``python -m services.reporting.rebuild [--no-wait]``: asks the running service for read models made from zero."""
from __future__ import annotations

import sys
import time

import click

from services.chassis.database import create_engine, open_work
from services.chassis.environment import ConfigurationError
from services.reporting.builds import BUILDING, CURRENT, in_state
from services.reporting.handlers.rebuilding import begin

LOOK = 2.0  # seconds between two looks


@click.command()
@click.option("--wait/--no-wait", default=True, help="Show how far it is, until the new figures are shown.")
def rebuild(*, wait: bool) -> None:
    """Count everything anew beside the figures that are shown, then show the new ones; pages work all the time.

    A count that is under way is given up for this one.
    """
    work = open_work(create_engine(pool_size=2))
    build = work.do(begin)
    click.echo("the reporting service counts everything anew")
    while wait and (row := work.do(in_state, BUILDING)) is not None and row.id == build:
        click.echo(f"{row.people} people")
        time.sleep(LOOK)
    if wait:
        shown = work.do(in_state, CURRENT)
        whose = "the new figures are shown" if shown and shown.id >= build else "somebody has begun another count"
        click.echo(whose)


if __name__ == "__main__":
    try:
        rebuild()
    except ConfigurationError as error:
        sys.exit(str(error))
