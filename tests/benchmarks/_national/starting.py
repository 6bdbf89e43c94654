"""Runs `./epupns` as a person in another terminal would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

from deploy.local.places import CHECKOUT

OF_THE_BENCH = ("AMQP_URL", "DATABASE_URL_ADMIN", "EPUPNS_ADDRESS")  # to `up` they would be servers that are given


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
