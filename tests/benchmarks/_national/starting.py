"""How long `./epupns up` takes on what is there, until every process is ready."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping

from deploy.local.places import CHECKOUT
from tests.benchmarks._browser import Times

OF_THE_BENCH = ("AMQP_URL", "DATABASE_URL_ADMIN", "EPUPNS_ADDRESS")  # to `up` they would be servers that are given


def time_starts(times: Times, number: int) -> None:
    """Down and up again, so many times; what runs at the end is what ran before."""
    for _ in range(number):
        began = time.monotonic()
        epupns("down")
        times.add("down", time.monotonic() - began)
        began = time.monotonic()
        epupns("up", "--detach")
        times.add("up until ready", time.monotonic() - began)


def epupns(*arguments: str, environment: Mapping[str, str] = os.environ) -> str:
    """What the command printed; ends with its last words where it fails."""
    own = {name: value for name, value in environment.items() if name not in OF_THE_BENCH}
    command = [sys.executable, "-m", "deploy.local", *arguments]
    done = subprocess.run(command, check=False, cwd=CHECKOUT, env=own, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(
            f"./epupns {' '.join(arguments)} ended with {done.returncode}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
        )
    return done.stdout
