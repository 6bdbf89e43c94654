"""Faults on order: named points of the code at which a test lets the process die, fail or wait.

``EPUPNS_FAULTS=after-commit-before-ack:kill:1,before-commit:sleep=2:3`` arms points: what happens, and how often.  In
place of the number may stand the path of a file: the fault comes each time that the file lies there, and takes it away.
``EPUPNS_FAULTS_FIRED`` names a file that gets a line for each fault, so that a test can see that its fault came.
"""
from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from services.chassis.environment import ConfigurationError

POINTS = (
    "before-commit",  # a unit of work has done everything and not committed
    "after-commit-before-ack",  # the effect is in the database, the message still in the queue
    "after-parking-before-ack",
    "after-confirm-before-mark",  # the broker has the message, the outbox does not know
    "after-reply-before-ack",  # the caller has the answer, the request is still in the queue
    "before-reply",  # the write is committed, the caller knows nothing
)
ACTIONS = ("kill", "exit", "raise", "away", "sleep")


class FaultOnOrder(Exception):
    """What ``raise`` raises: no failure that passes by itself."""


@dataclass
class Fault:
    """One armed point."""

    action: str
    seconds: float
    left: int
    order: Path | None = None

    def due(self) -> bool:
        """Whether it comes now: it is counted down, or its order is taken away."""
        if self.order is None:
            self.left -= 1
            return self.left >= 0
        try:
            self.order.unlink()
        except FileNotFoundError:
            return False
        return True


_armed: dict[str, Fault] = {}
_fired_file = ""


def at(point: str) -> None:
    """The code passes ``point``; unarmed, this is a look at an empty dictionary."""
    if _armed and point in _armed:
        _fire(point, _armed[point])


def arm(mode: str) -> None:
    """Arm what the environment orders.  Raises ``ConfigurationError`` in production, and for what is unknown."""
    global _fired_file  # noqa: PLW0603 - one process, one set of faults
    ordered = os.environ.get("EPUPNS_FAULTS", "")
    _armed.clear()
    if not ordered:
        return
    if mode == "production":
        raise ConfigurationError("EPUPNS_FAULTS is set: production does not start with faults on order.")
    _fired_file = os.environ.get("EPUPNS_FAULTS_FIRED", "")
    _armed.update(_parsed(order) for order in ordered.split(","))


def _parsed(order: str) -> tuple[str, Fault]:
    try:
        point, does, often = order.strip().split(":")
        action, _, seconds = does.partition("=")
        ordered = Path(often) if often.startswith("/") else None
        fault = Fault(action, float(seconds or 0), 0 if ordered else int(often), ordered)
    except ValueError as error:
        raise ConfigurationError(f"EPUPNS_FAULTS: {order!r} is not point:action:count.") from error
    if point not in POINTS or action not in ACTIONS:
        raise ConfigurationError(f"EPUPNS_FAULTS: {order!r} names no point or action that exists.")
    return point, fault


def _fire(point: str, fault: Fault) -> None:
    if not fault.due():
        return
    if _fired_file:
        with Path(_fired_file).open("a", encoding="utf-8") as file:
            file.write(f"{point}:{fault.action}\n")
    if fault.action == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if fault.action == "exit":
        os._exit(1)
    if fault.action == "sleep":
        time.sleep(fault.seconds)
        return
    raise ConnectionError(point) if fault.action == "away" else FaultOnOrder(point)
