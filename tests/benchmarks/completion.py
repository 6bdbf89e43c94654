"""``./epupns bench completion``: cases whose next levels have nothing to decide run on to completion by themselves.

The real level worker and relay on a database and broker of their own: each case is at level 3 and goes through levels
3 and 4 to ``completed``.  Beside it plain nameko (best configuration) takes the same number of level messages on the
same machine, as in ``bench workers``.

Options: ``--cases 20000`` (the whole proof is 500000: a quarter of an hour, of which laying out takes three minutes),
``--processes 1``, ``--json``.
"""
from __future__ import annotations

import os
import sys
import time
from contextlib import ExitStack
from typing import Any

import sqlalchemy as sa
from kombu import Connection

from deploy.topology.declaring import declare
from services.chassis.confirmed_publisher import ConfirmedPublisher, Outgoing
from services.chassis.database import create_engine
from services.chassis.tables import outbox
from services.contracts.verification.messages import level_queue
from services.verification.tables import transitions
from tests import servers
from tests.benchmarks._completion.cases import AT, VERSION, lay_out, messages
from tests.benchmarks._level_workers import at_work, empty_others, largest
from tests.benchmarks._report import machine, option, tell
from tests.benchmarks._workers import contestants
from tests.benchmarks._workers.field import field
from tests.benchmarks._workers.running import run
from tests.services.chassis.running import Program

LEVELS_PASSED = 2
WARM = 0.1  # of the cases are completed before the clock starts
SHARES = (0.5, 1.0)
LOOKS = 50  # a million cases are counted now and then only: that is work for the database, too
SHORTEST = 1.0  # seconds between two looks
PATIENCE = 120.0  # seconds without a case completed
NAMEKO_MESSAGES = 10_000


def main() -> None:
    """The command."""
    number, processes = option("cases", 20_000), option("processes", 1)
    with field() as where:
        nameko = run(where, contestants.NAMEKO, processes, min(NAMEKO_MESSAGES, number))
    sys.stderr.write(f"plain nameko: {nameko:.0f} messages/s\n")
    with ExitStack() as stack:
        amqp_url = stack.enter_context(servers.broker())
        admin = os.environ.get("DATABASE_URL_ADMIN") or stack.enter_context(servers.database())
        databases = servers.Databases(admin)
        stack.callback(databases.drop_all)
        tell(_measure(amqp_url, databases.new("verification"), number, processes, nameko))


def _measure(amqp_url: str, database_url: str, number: int, processes: int, nameko: float) -> dict[str, Any]:
    engine = create_engine(database_url)
    declare(amqp_url)
    lay_out(engine, number)
    _send(amqp_url, engine)
    with at_work(amqp_url, database_url, processes) as workers, Connection(amqp_url) as connection:
        first, began = _wait(engine, connection.channel(), workers, int(number * WARM), {})
        sizes = {WARM: largest(workers)}
        last, ended = _wait(engine, connection.channel(), workers, number, sizes)
    _check(engine, number)
    engine.dispose()
    seconds = ended - began
    speed = (last - first) * LEVELS_PASSED / seconds
    return {
        "cases": number, "processes": processes, "seconds": round(seconds, 1),
        "cases completed a second": round((last - first) / seconds), "level messages a second": round(speed),
        "plain nameko, messages a second": round(nameko), "ours / plain nameko": f"{speed / nameko:.1f}",
        "memory of a worker (MiB)": {f"at {share:.0%}": f"{size:.1f}" for share, size in sizes.items()},
        "growth from 10 % to 100 %": f"{sizes[1.0] / sizes[WARM] - 1:+.1%}", "machine": machine(),
    }  # fmt: skip


def _send(amqp_url: str, engine: sa.Engine) -> None:
    publisher = ConfirmedPublisher(amqp_url, timeout=60)
    for page in messages(engine):
        publisher.publish([Outgoing(message.event_id, "", level_queue(AT), message.to_wire()) for message in page])
    publisher.discard()


def _wait(
    engine: sa.Engine, channel: Any, workers: list[Program], number: int, sizes: dict[float, float]
) -> tuple[int, float]:
    """Until so many are completed: how many, and when.  ``sizes`` takes MiB of the largest worker at each share."""
    done, moved = 0, time.monotonic()
    pause = max(SHORTEST, number / 1000 / LOOKS)
    while done < number:
        now = _completed(engine)
        moved = time.monotonic() if now > done else moved
        done = now
        assert time.monotonic() - moved < PATIENCE, f"only {done} of {number} cases are completed"
        sizes |= {share: largest(workers) for share in SHARES if done >= share * number and share not in sizes}
        empty_others(channel)
        time.sleep(pause)
    return done, moved


def _completed(engine: sa.Engine) -> int:
    """How many have said so."""
    with engine.connect() as connection:
        done = sa.select(sa.func.count()).select_from(outbox).where(outbox.c.routing_key == "case-completed.v1")
        return connection.scalar(done) or 0


def _check(engine: sa.Engine, number: int) -> None:
    """Each case took each step once, and said once that it is complete."""
    with engine.connect() as connection:
        steps = sa.select(sa.func.count()).select_from(transitions).where(transitions.c.version > VERSION)
        said = sa.select(sa.func.count()).select_from(outbox).where(outbox.c.routing_key == "case-completed.v1")
        found = connection.scalar(steps), connection.scalar(said)
    assert found == (number * LEVELS_PASSED, number), f"{number} cases, but steps and completions: {found}"


if __name__ == "__main__":
    main()
