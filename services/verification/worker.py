"""The level worker: takes cases from the level queues; ops run as many processes of it as the peak needs.

``LEVELS`` (say ``1,2``) selects the queues; without it a process takes them all.
"""
import os
from collections.abc import Callable
from typing import Any

from services.chassis.batch import batches
from services.chassis.environment import ConfigurationError
from services.chassis.messages_state import Messages
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


def selected_levels(chosen: str) -> list[int]:
    """The levels of this process, in the order of the table.  Raises ``ConfigurationError`` for any other word."""
    wanted = {word.strip() for word in chosen.split(",")} if chosen.strip() else {str(number) for number in LEVELS}
    if strange := wanted - {str(number) for number in LEVELS}:
        known = ", ".join(map(str, LEVELS))
        raise ConfigurationError(f"LEVELS is {chosen!r}: {sorted(strange)} are no levels, these are: {known}.")
    return [number for number in LEVELS if str(number) in wanted]


class VerificationWorker:
    """One batch entrypoint for each selected level."""

    name = "verification-worker"

    work = Database()
    messages = Messages()  # for its metrics

    for _level in selected_levels(os.environ.get("LEVELS", "")):
        locals()[f"take_level_{_level}"] = _taker(_level)
