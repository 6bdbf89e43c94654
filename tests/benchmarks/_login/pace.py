"""Starts one thing after another at a fixed rate, whether those before have ended or not."""
from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


def at_rate(do: Callable[[int, float], Result], rate: float, seconds: float, *, threads: int) -> list[Result]:
    """``do(number, its moment)``, ``rate`` times a second for so long; moments are of ``time.monotonic()``."""
    begin, count = time.monotonic() + 0.5, int(rate * seconds)
    with ThreadPoolExecutor(threads) as pool:
        waiting = []
        for number in range(count):
            moment = begin + number / rate
            time.sleep(max(0.0, moment - time.monotonic()))
            waiting.append(pool.submit(do, number, moment))
        return [one.result() for one in waiting]
