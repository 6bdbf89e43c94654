"""``./epupns bench rpc``: 200 threads call a service at once, our client beside nameko's own standalone proxy.

Both speak to the same service of the chassis in the same run and take turns; every call must be answered and every
write done once.

Options: ``--each 30`` (calls of each thread in a round), ``--rounds 5``, ``--json``.
"""

from __future__ import annotations

import sys

from tests.benchmarks._report import machine, option, tell
from tests.benchmarks._rpc.caller import THREADS
from tests.benchmarks._rpc.field import field
from tests.benchmarks._rpc.outages import outages
from tests.benchmarks._rpc.signature import signature
from tests.benchmarks._rpc.speed import speed


def main() -> None:
    """The command."""
    each, rounds = option("each", 30), option("rounds", 5)
    with field() as where:
        report = {"threads": THREADS, "calls of a round": THREADS * each, "rounds": rounds}
        report |= speed(where, each, rounds) if "--outages" not in sys.argv else {}
        report |= signature() | outages(where)
    tell({**report, "machine": machine()})


if __name__ == "__main__":
    main()
