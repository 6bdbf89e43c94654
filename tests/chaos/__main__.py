"""``./epupns chaos``: everything is killed under load, the broker goes away, and the ledger must be even afterwards.

Options: ``--kills 20`` (of each: worker, relay, broker, PostgreSQL), ``--outage 120`` and ``--half-open 60`` (seconds),
``--rate 4`` (forms a second), ``--json``.
"""

from __future__ import annotations

import logging
import sys

import structlog

from tests.benchmarks._report import machine, option, tell
from tests.chaos.country import country
from tests.chaos.run import Plan, Run


def main() -> None:
    """The command; that connections are lost is no news here."""
    quiet = structlog.make_filtering_bound_logger(logging.ERROR)
    structlog.configure(wrapper_class=quiet, logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    plan = Plan(option("kills", 20), option("outage", 120), option("half-open", 60), option("rate", 4))
    with country(plan.people) as system:
        run = Run(system, plan)
        tell({"forms a second": plan.rate, "storm": run.storm(), "outage": run.outage(), "machine": machine()})


if __name__ == "__main__":
    main()
