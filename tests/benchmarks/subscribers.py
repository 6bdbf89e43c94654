"""``./epupns bench subscribers``: an hour's completions while one subscribing system is away for the whole of it.

The real relay on a broker and database of its own.  ``--events`` is the hour's count (7,200: 72,000 civil servants a
day, the average of 2015, in ten hours), ``--rate`` how many of them a second, so that the hour is played faster.  Told
are the seconds from the completion to the arrival at the system that stayed, how long the other took to catch up, and
a replay of everything.  Ends with an error when an event was lost, came twice, out of order or with another id.
"""
from __future__ import annotations

import base64
import os
import time
from contextlib import ExitStack
from typing import Any

from deploy.topology.declaring import declare
from services.chassis.database import create_engine, open_work
from tests import servers
from tests.benchmarks._report import machine, option, quantiles, tell
from tests.services.chassis.running import until
from tests.services.verification.handlers.subscribers import System
from tests.services.verification.running import Running
from tests.services.verification.subscribing.campaign import complete, lay_out, queues_of, relaying
from tests.services.verification.subscribing.reading import Reader

PROMISED = 2.0  # seconds, for 95 % of the events
PATIENCE = 600.0
LONG_AGO = "2020-01-01T00:00:00+07:00"


def main() -> None:
    """The command."""
    os.environ.setdefault("ASSERTION_PRIVATE_KEY", base64.b64encode(b"a" * 32).decode())
    with ExitStack() as stack:
        amqp_url = stack.enter_context(servers.broker())
        admin = os.environ.get("DATABASE_URL_ADMIN") or stack.enter_context(servers.database())
        databases = servers.Databases(admin)
        stack.callback(databases.drop_all)
        engine = create_engine(databases.new("verification"))
        stack.callback(engine.dispose)
        declare(amqp_url)
        stack.enter_context(queues_of(amqp_url, "away", "near"))
        stack.enter_context(relaying(engine, amqp_url))
        tell(_measure(Running(open_work(engine)), amqp_url, option("events", 7200), option("rate", 60)))


def _measure(running: Running, amqp_url: str, number: int, rate: int) -> dict[str, Any]:
    system, near, away = System(running, "away"), Reader(amqp_url, "near"), Reader(amqp_url, "away")
    system.add()
    System(running, "near").add()
    applied = lay_out(running, number)
    with near:
        seconds = complete(running, applied, rate)
        _wait(near, number)
    lags = list(near.lags)
    begun = time.monotonic()
    with away:
        _wait(away, number)
        caught_up = time.monotonic() - begun
        begun = time.monotonic()
        system.replay(LONG_AGO)
        _wait(away, 2 * number)
        replayed = time.monotonic() - begun
    assert near.numbers == away.numbers[:number] == list(range(1, number + 1)), "an event is lost, double or late"
    assert near.ids == away.ids[:number] == away.ids[number:], "ids differ"
    return {
        "events": number, "told a second": round(number / seconds, 1), "who stayed, completion to arrival": {
            **quantiles(lags), "largest_ms": round(max(lags) * 1000, 1),
            f"share within {PROMISED:g} s": f"{sum(lag <= PROMISED for lag in lags) / number:.2%}",
        },
        "who was away, seconds to catch up": round(caught_up, 1), "replay, seconds": round(replayed, 1),
        "machine": machine(),
    }  # fmt: skip


def _wait(reader: Reader, number: int) -> None:
    until(lambda: len(reader.events) >= number, patience=PATIENCE)


if __name__ == "__main__":
    main()
