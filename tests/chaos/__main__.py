"""``./epupns chaos``: everything is killed under load, the broker goes away, and the ledger must be even afterwards.

Options: ``--kills 20`` (of each: worker, relay, broker, PostgreSQL), ``--repeats 60`` (seconds in which every message
comes several times), ``--rebuilds 5`` (how often the broker's data are deleted), ``--outage 120`` and ``--half-open
60`` (seconds), ``--rate 4`` (forms a second), ``--json``.

``--typing 10``: only ten people who type while gateway, registration, broker and PostgreSQL are killed, so often each.
"""

from __future__ import annotations

import logging
import signal
import sys

import structlog

from tests.benchmarks._report import machine, option, tell
from tests.chaos.country import country
from tests.chaos.run import Plan, Run
from tests.chaos.typing_run import Typing


def main() -> None:
    """The command; that connections are lost is no news here."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # by way of the clean-up
    quiet = structlog.make_filtering_bound_logger(logging.ERROR)
    structlog.configure(wrapper_class=quiet, logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    if kills := option("typing", 0):
        with country(20) as system:
            report = Typing(system).run(kills)
        tell({**report, "machine": machine()})
        return
    plan = Plan(
        kills=option("kills", 20), repeats=option("repeats", 60), rebuilds=option("rebuilds", 5),
        away=option("outage", 120), half_open=option("half-open", 60), rate=option("rate", 4),
    )
    with country(plan.people) as system:
        run = Run(system, plan)
        parts = {
            "storm": run.storm(), "repeats": run.repeats(), "rebuilds": run.rebuilds(), "outage": run.outage(),
            "answers": run.answers(),
        }  # fmt: skip
    tell({"forms a second": plan.rate, **parts, "machine": machine()})


if __name__ == "__main__":
    main()
