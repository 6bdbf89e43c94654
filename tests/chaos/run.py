"""One whole run on one system: kills, repetitions, the outage, the quiet after each, the ledger."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.benchmarks._report import quantiles
from tests.chaos.answers import Answers
from tests.chaos.asking import Asking
from tests.chaos.country import Country
from tests.chaos.forms import fill_forms
from tests.chaos.ledger import Ledger, wait_for_quiet
from tests.chaos.load import Load
from tests.chaos.lost_broker import lost_brokers
from tests.chaos.outage import outage
from tests.chaos.privacy import check_logs
from tests.chaos.repeating import repeating
from tests.chaos.storm import storm
from tests.services.chassis.black_hole import proxy_for

SECONDS_A_KILL = 15  # at most, pause included: so many forms are filled beforehand
SECONDS_A_REBUILD = 40


@dataclass(frozen=True)
class Plan:
    """How often each is killed; forms a second; seconds of everything else."""

    kills: int = 20
    repeats: int = 60  # how long everything is sent several times
    away: int = 120  # how long there is no broker
    half_open: int = 60  # how long it then swallows what it is told
    rate: int = 4
    rebuilds: int = 5  # how often the broker loses everything
    calm: int = 6  # the longest pause between two kills

    @property
    def people(self) -> int:
        """Enough for the whole run."""
        disasters = 4 * self.kills * SECONDS_A_KILL + self.rebuilds * SECONDS_A_REBUILD
        return self.rate * (disasters + self.repeats + self.away + self.half_open + 60)


class Run:
    """Each part can be had alone; after each the ledger holds everything since the beginning."""

    def __init__(self, country: Country, plan: Plan) -> None:
        self._country, self._plan = country, plan
        forms = fill_forms(country, plan.people)
        self._load = Load(country, iter(forms), plan.rate)
        self._ledger = Ledger(country, self._load, forms)

    def storm(self) -> dict[str, Any]:
        """Everything is killed, so many times each."""
        self._country.start(self._country.broker_url)
        with self._at_work(self._country.broker_url) as report:
            report.update(storm(self._country, self._load, self._plan.kills, self._plan.calm))
        return {**report, **self._checked()}

    def repeats(self) -> dict[str, Any]:
        """Every message comes up to five times, in any order."""
        self._country.start(self._country.broker_url)
        with self._at_work(self._country.broker_url) as report:
            report.update(repeating(self._country, self._load, self._plan.repeats))
        return {**report, **self._checked()}

    def rebuilds(self) -> dict[str, Any]:
        """The broker loses all that it held, and is made whole from the databases."""
        self._country.start(self._country.broker_url)
        with self._at_work(self._country.broker_url) as report:
            report.update(lost_brokers(self._country, self._load, self._plan.rebuilds, self._plan.calm))
        return {**report, **self._checked()}

    def outage(self) -> dict[str, Any]:
        """The broker is away, then half-open, then well."""
        with proxy_for(self._country.broker_url) as (proxy, url):
            self._country.start(url)
            with self._at_work(url) as report:
                report.update(outage(self._country, self._load, proxy, self._plan.away, self._plan.half_open))
            self._country.stop()
        return {**report, **self._checked()}

    def answers(self) -> dict[str, Any]:
        """Whoever has a part in an answer of the helpdesk dies before its effect; last, for subscribers hear of it."""
        self._country.start(self._country.broker_url)
        return Answers(self._country).run()

    def _checked(self) -> dict[str, Any]:
        """The ledger since the beginning, and what the logs tell of those who sent."""
        return {**self._ledger.check(), "logs without anybody (MiB)": check_logs(self._country, self._load.forms)}

    @contextmanager
    def _at_work(self, broker_url: str) -> Iterator[dict[str, Any]]:
        """People send and officials decide during the block, and after it until everything is done."""
        asking, report, began = Asking(self._country, broker_url), dict[str, Any](), time.monotonic()
        try:
            with self._load.running(asking):
                yield report
                report["seconds under load"] = round(time.monotonic() - began)
                self._load.stop_sending()
                report["quiet after (s)"] = round(wait_for_quiet(self._country, self._load), 1)
            report["calls"], report["asked again"] = quantiles(asking.seconds), asking.asked_again
        finally:
            asking.close()
