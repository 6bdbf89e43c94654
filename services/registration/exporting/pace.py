"""An export works a while and rests a while: whoever waits for a page has the machine in between."""
from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from services.chassis.environment import ConfigurationError

LONGEST = 2.0  # seconds of one rest
NICE = 10  # of the worker's process: of two that want the processor the other one has it


def rests() -> float:
    """Seconds of rest for each second of work, ``EXPORT_RESTS``; 1 where nothing is said, 0 never rests."""
    told = os.environ.get("EXPORT_RESTS", "1")
    try:
        found = float(told)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 100:  # noqa: PLR2004 - beyond it nothing would ever be ready
        message = f"EXPORT_RESTS is {told!r}; it takes seconds of rest for each second of work, 0 to 100, as 1.5."
        raise ConfigurationError(message)
    return found


def rest_after(worked: float) -> float:
    """Seconds, after so many of work."""
    return min(worked * rests(), LONGEST)


@contextmanager
def resting() -> Iterator[None]:
    """Rests after the block, as long as it took."""
    began = time.monotonic()
    yield
    time.sleep(rest_after(time.monotonic() - began))
