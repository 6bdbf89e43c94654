"""The level worker: takes cases from the level queues; ops run as many processes of it as the peak needs.

``LEVELS`` (say ``1,2``) selects the queues; without it a process takes them all.
"""
import os
from collections.abc import Callable
from typing import Any

from services.chassis.batch import batches
from services.chassis.nameko import Database
from services.chassis.queues import work_queue
from services.contracts.verification.messages import CaseAtLevel, level_queue
from services.verification.domain.levels import LEVELS
from services.verification.handlers import arriving


def _taker(level: int) -> Callable[..., None]:
    @batches(work_queue(level_queue(level)), CaseAtLevel)
    def take(self: Any, messages: list[CaseAtLevel]) -> None:
        self.work.do(arriving.arrive, level, messages)

    return take


def selected_levels() -> list[int]:
    """The levels of this process."""
    chosen = os.environ.get("LEVELS", "")
    return [int(number) for number in chosen.split(",")] if chosen else list(LEVELS)


class VerificationWorker:
    """One batch entrypoint for each selected level."""

    name = "verification-worker"

    work = Database()

    for _level in selected_levels():
        locals()[f"take_level_{_level}"] = _taker(_level)
