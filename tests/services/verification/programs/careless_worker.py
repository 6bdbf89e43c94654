"""The level worker in a release with a fault: one case ends the process whenever it arrives."""

from __future__ import annotations

import os
from collections.abc import Sequence

from services.chassis.work import UnitOfWork
from services.contracts.verification.messages import CaseAtLevel
from services.verification.handlers import arriving
from services.verification.worker import VerificationWorker

DEADLY = os.environ["TEST_DEADLY_CASE"]
_arrive = arriving.arrive


def arrive(uow: UnitOfWork, level: int, messages: Sequence[CaseAtLevel]) -> None:
    """As it is, but for one case."""
    if DEADLY in {message.case_id for message in messages}:
        os._exit(3)
    _arrive(uow, level, messages)


arriving.arrive = arrive


class CarelessWorker(VerificationWorker):
    """All levels."""
