"""How a queue does: what comes and goes a minute, and when it is empty at today's rate, or with more workers."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.contracts.operations import LevelQueue

STRETCH = 5  # minutes of one stretch of ``arrived`` and ``left``
RECENT = 3  # stretches that make today's rate
MORE = 4  # workers more
LONGEST = 24 * 60  # minutes: beyond a day nobody is helped by the minute
TOO_OLD = 600.0  # seconds that a case may wait for a worker before somebody should look


@dataclass(frozen=True)
class Pace:
    """``drains`` and ``drains_with_more``: minutes until the queue is empty; None where it does not shrink."""

    depth: int
    arrives: float
    leaves: float
    workers: int
    drains: float | None
    drains_with_more: float | None
    state: str
    history: tuple[int, ...]


def pace_of(queue: LevelQueue) -> Pace:
    """Of one level queue; the deeper of database and broker counts, for each may lag behind the other."""
    depth = max(queue["waiting"], queue["queue"]["messages"])
    workers = max(queue["queue"]["consumers"], 0)
    arrives, leaves = _a_minute(queue["arrived"]), _a_minute(queue["left"])
    return Pace(
        depth=depth,
        arrives=arrives,
        leaves=leaves,
        workers=workers,
        drains=minutes_to_drain(depth, arrives, leaves, workers),
        drains_with_more=minutes_to_drain(depth, arrives, leaves, workers, MORE),
        state=_state(queue, depth, arrives, leaves, workers),
        history=tuple(depths_before(depth, queue["arrived"], queue["left"])),
    )


def minutes_to_drain(depth: int, arrives: float, leaves: float, workers: int, more: int = 0) -> float | None:
    """0 when empty; None when nobody works, or more comes than goes, or it would take longer than a day."""
    if not depth:
        return 0.0
    if not workers or leaves <= 0:
        return None
    shrinks = leaves * (workers + more) / workers - arrives
    needed = depth / shrinks if shrinks > 0 else None
    return needed if needed is not None and needed <= LONGEST else None


def depths_before(depth: int, arrived: Sequence[int], left: Sequence[int]) -> list[int]:
    """How deep the queue was at the end of each stretch, from how deep it is now."""
    depths = [depth]
    for came, went in reversed(list(zip(arrived, left, strict=True))[1:]):
        depths.append(max(depths[-1] - came + went, 0))
    return depths[::-1]


def _a_minute(stretches: Sequence[int]) -> float:
    return sum(stretches[-RECENT:]) / (RECENT * STRETCH)


def _state(queue: LevelQueue, depth: int, arrives: float, leaves: float, workers: int) -> str:
    if queue["queue"]["messages"] < 0:
        return "unknown"
    if depth and not workers:
        return "stopped"
    if queue["oldest_seconds"] > TOO_OLD or (depth > arrives > leaves > 0):
        return "growing"
    if not depth:
        return "empty"
    return "shrinking" if leaves > arrives else "steady"
