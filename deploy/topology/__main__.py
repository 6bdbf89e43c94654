"""``python -m deploy.topology``: declares every exchange and queue, checks them, or rebuilds a broker.

Works on ``AMQP_URL``; ``--rebuild`` and ``--as-needed`` read the services' databases, too.
"""
from __future__ import annotations

import os
import sys

import click

from deploy.local.databases import addresses_given
from deploy.topology.declaring import DeclaredOtherwise, declare, problems
from deploy.topology.emitting import NotTaken
from deploy.topology.rebuilding import declare_or_rebuild, rebuild
from deploy.topology.subscribers import SUBSCRIBERS
from services.chassis.environment import ConfigurationError


def _starts(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, int]:
    """``demo=17`` as name and number."""
    starts = {}
    for pair in given:
        name, _, number = pair.partition("=")
        if name not in SUBSCRIBERS or not number.isdigit():
            raise click.BadParameter(f"{pair!r} is not SUBSCRIBER=NUMBER with one of: {', '.join(SUBSCRIBERS)}.")
        starts[name] = int(number)
    return starts


@click.command()
@click.option("--check", is_flag=True, help="Declare nothing; name what is missing or declared otherwise.")
@click.option("--rebuild", "anew", is_flag=True, help="Declare, and send again everything that has had no effect yet.")
@click.option("--as-needed", is_flag=True, help="Declare; rebuild a broker that is new or of an older version.")
@click.option(
    "--after", multiple=True, callback=_starts, metavar="SUBSCRIBER=NUMBER",
    help="With --rebuild: the last event that a subscriber has taken; else it gets all that it ever got.",
)
def topology(*, check: bool, anew: bool, as_needed: bool, after: dict[str, int]) -> None:
    """Declare every exchange and queue; safe to run again."""
    url = os.environ["AMQP_URL"]
    if check:
        found = problems(url)
        sys.exit("\n".join(found) if found else 0)
    if anew:
        rebuild(url, addresses_given(), click.echo, after)
    elif as_needed:
        declare_or_rebuild(url, addresses_given(), click.echo)
    else:
        click.echo(f"{declare(url)} queues declared")


if __name__ == "__main__":
    try:
        topology()
    except (DeclaredOtherwise, NotTaken, ConfigurationError) as error:
        sys.exit(str(error))
