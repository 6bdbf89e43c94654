"""By what a verifier finds a case that lies, or lay, in the own office (manual I.E.6-9).

Level 1 finds by nomor register alone, for the civil servant brings it along; every later level also by NIP and by
status.  A name finds nobody: it only narrows the queues of the own inbox.
"""
from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from services.verification.domain.levels import LEVELS


class By(StrEnum):
    """What a search may start from."""

    REGISTER_NUMBER = "register_number"
    NIP = "nip"
    STATUS = "status"


NUMBER_ALONE: tuple[By, ...] = (By.REGISTER_NUMBER,)
FINDS_BY: dict[int, tuple[By, ...]] = {level: NUMBER_ALONE if level == 1 else tuple(By) for level in LEVELS}


def levels_that_find(by: By, levels: Collection[int]) -> list[int]:
    """Those of ``levels`` at which a case is found by this."""
    return [level for level in levels if by in FINDS_BY[level]]
