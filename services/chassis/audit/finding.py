"""What is wrong with a chain, in a sentence that names the row."""
from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Wrong(StrEnum):
    """What somebody did to a row, or to the heads."""

    CHANGED = "changed"
    DELETED = "deleted"
    INSERTED = "inserted"
    SWAPPED = "swapped"
    CUT = "cut"
    REWRITTEN = "rewritten"
    HEAD_FORGED = "head forged"
    HEADS_CUT = "heads cut"


@dataclass(frozen=True)
class Finding:
    """``place`` orders findings: the number of the seal, or one behind the last."""

    place: int
    wrong: Wrong
    says: str
