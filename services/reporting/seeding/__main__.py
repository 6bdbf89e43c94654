"""``python -m services.reporting.seeding``: people and cases that were seeded past the events are counted anew."""
from __future__ import annotations

import sys

import click

from services.chassis.database import open_work
from services.chassis.environment import ConfigurationError
from services.chassis.importing.demo import assert_demo_mode
from services.chassis.importing.engine import opened_engine
from services.reporting.handlers.rebuilding import begin


def main() -> None:
    """Demo mode only; the service counts as soon as it runs."""
    try:
        assert_demo_mode()
        with opened_engine() as reporting:
            open_work(reporting).do(begin)
            click.echo("reporting counts everything anew while it runs")
    except ConfigurationError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
