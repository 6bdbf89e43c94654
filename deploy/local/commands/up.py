"""`./epupns up`: everything, from nothing to ready."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import click

from deploy.local.errors import SetupError
from deploy.local.exclusive import exclusive
from deploy.local.installation import Installation, open_installation
from deploy.local.start import start_everything
from deploy.local.start_processes import wanted_instances
from deploy.local.start_servers import start_servers
from deploy.local.welcome import welcome


@click.command()
@click.option("--detach", "-d", is_flag=True, help="Return when ready and leave it running.")
@click.option("--servers-only", is_flag=True, help="Broker and database alone, with environment files.")
def up(*, detach: bool, servers_only: bool) -> None:
    """Set up what is missing, start everything, and print the address and the demo accounts."""
    begun = time.monotonic()
    installation = open_installation()
    with exclusive(installation), _undone_on_failure(installation):
        if _all_there(installation):
            installation.progress.say("it already runs; `./epupns down` stops it")
            detach = True
        elif servers_only:
            start_servers(installation)
            installation.progress.say(f"servers run; environment files are in {installation.places.env}")
            return
        else:
            start_everything(installation)
            installation.progress.say(f"ready after {time.monotonic() - begun:.0f} s")
    welcome(installation)
    if not detach:
        _stay(installation)


def _all_there(installation: Installation) -> bool:
    kept = {row["name"] for row in installation.supervised.children()}
    return {name for _, name in wanted_instances(installation)} <= kept


@contextmanager
def _undone_on_failure(installation: Installation) -> Iterator[None]:
    """What this start began does not stay half-way: stopped again on an error or Ctrl-C."""
    ran_before = installation.supervised.is_running()
    for number in (signal.SIGTERM, signal.SIGHUP):  # a closed terminal is a Ctrl-C, too
        signal.signal(number, _interrupt)
    try:
        yield
    except (SetupError, KeyboardInterrupt):
        if not ran_before and installation.supervised.is_running():
            installation.progress.say("stopping what was started")
            installation.supervised.shutdown()
        raise


def _interrupt(*_: Any) -> NoReturn:
    raise KeyboardInterrupt


def _stay(installation: Installation) -> None:
    """Foreground: tell of restarts, and on Ctrl-C drain and stop."""
    say = installation.progress.say
    say("Ctrl-C drains and stops; `./epupns status` and `./epupns logs -f` work from another terminal")
    restarts: dict[str, int] = {}
    try:
        while rows := installation.supervised.children():
            for row in rows:
                if row["restarts"] > restarts.get(row["name"], 0):
                    say(f"{row['name']} ended with {row['last_exit']} and was started again")
                restarts[row["name"]] = row["restarts"]
            time.sleep(1)
        say("stopped from outside")
    except KeyboardInterrupt:
        with installation.progress.step("Draining and stopping"):
            installation.supervised.shutdown()
