"""``./epupns bench peak``: the calendar of 2015, played fast against any number of level workers.

Forms come in as in `_peak/calendar.py` (with its sources), into a database and broker of their own; real level workers
and the relay take them from level to level, and at each level officials decide as many in an office hour as in 2015.
For each number of workers: what was sent, how many waited for a worker at most and how long, how many for people, how
many were done at the deadline, and on which day nothing waited any more.

Options: ``--workers 1,2`` (each number is a campaign of its own), ``--scale 1000`` (a thousandth of the country: 4,001
forms), ``--days 240`` (of the campaign, at most), ``--day-ms 500`` (milliseconds that a day takes: 2 minutes in all),
``--json``.
"""
from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import Any

from kombu import Connection

from deploy.topology.declared import queues
from deploy.topology.declaring import declare
from services.chassis.database import create_engine, open_work
from tests import servers
from tests.benchmarks._level_workers import at_work, empty_others
from tests.benchmarks._peak.calendar import SENT, WAITED
from tests.benchmarks._peak.forms import flag_units
from tests.benchmarks._peak.playing import Clock, Seen, play
from tests.benchmarks._report import machine, option, tell

WEEK = 7
MOST_FORMS = 500_000
MOST_SECONDS = 1800  # of one campaign


def main() -> None:
    """The command."""
    scale, clock = option("scale", 1000), Clock(option("days", 240), option("day-ms", 500) / 1000)
    if SENT // scale > MOST_FORMS or clock.days * clock.day > MOST_SECONDS:
        sys.exit(f"At most {MOST_FORMS} forms (--scale) and {MOST_SECONDS} seconds (--days, --day-ms) are played.")
    with ExitStack() as stack:
        amqp_url = stack.enter_context(servers.broker())
        admin = os.environ.get("DATABASE_URL_ADMIN") or stack.enter_context(servers.database())
        databases = servers.Databases(admin)
        stack.callback(databases.drop_all)
        declare(amqp_url)
        told = {
            f"{number} workers": _told(_campaign(amqp_url, databases.new("verification"), number, clock, scale))
            for number in _numbers()
        }
    tell({**_setting(scale, clock), **told, "machine": machine()})


def _numbers() -> list[int]:
    words = sys.argv[sys.argv.index("--workers") + 1] if "--workers" in sys.argv else "1,2"
    return [int(word) for word in words.split(",")]


def _campaign(amqp_url: str, database_url: str, number: int, clock: Clock, scale: int) -> Seen:
    engine = create_engine(database_url)
    work = open_work(engine)
    work.do(flag_units)
    with Connection(amqp_url) as connection:
        channel = connection.channel()
        for queue in queues():
            channel.queue_purge(queue.name)
        with at_work(amqp_url, database_url, number) as workers:
            for one in workers:
                one.ready()
            seen = play(work, clock, scale, lambda day: None if day % WEEK else empty_others(channel))
    engine.dispose()
    return seen


def _told(seen: Seen) -> dict[str, Any]:
    return {
        "sent": seen.submitted,
        "waited for a worker, at most": seen.for_a_worker,
        "oldest of them (s)": round(seen.for_a_worker_seconds, 2),
        "waited for people, at most": seen.for_people,
        "oldest of them (days)": round(seen.for_people_days, 1),
        "verified at the deadline": seen.done_at_the_deadline,
        "at levels 1, 2 on 5 January": seen.at_levels_1_and_2,
        "nothing waits any more on": _gone(seen),
        "clock late at most (s)": round(seen.seconds_late, 2),
    }


def _gone(seen: Seen) -> str:
    if seen.given_up:
        return "given up: this machine is too slow for the clock"
    return seen.gone.isoformat() if seen.gone else "not in these days"


def _setting(scale: int, clock: Clock) -> dict[str, Any]:
    known = {"at levels 1, 2 on 5 January": WAITED // scale}
    return {"forms": SENT // scale, "a day takes (s)": clock.day, "in 2015": known}


if __name__ == "__main__":
    main()
